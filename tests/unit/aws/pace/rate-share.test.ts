import { describe, expect, it } from "vitest";
import { createRateShare } from "@/lib/aws/pace/rate-share";

const shareOf = (limiters: number, tookMs: number): number => {
  const rateShare = createRateShare();
  for (let count = 0; count < limiters; count += 1) rateShare.entered();
  rateShare.answered(tookMs);
  return rateShare.share();
};

describe("what one of many limiters may have in flight", () => {
  it.each([
    ["one alone, near", 1, 40, 64],
    ["fifteen, near: what a processor takes in", 15, 40, 8],
    ["fifteen, far: what the distance hides", 15, 250, 27],
    ["four hundred are never held below the first 8", 400, 250, 8],
  ])("%s", (_name, limiters, tookMs, expected) => {
    expect(shareOf(limiters, tookMs)).toBe(expected);
  });

  it("nothing was answered yet: the first 8", () => {
    expect(createRateShare().share()).toBe(8);
  });

  it("those that ended take no share", () => {
    const rateShare = createRateShare();
    rateShare.entered();
    rateShare.entered();
    rateShare.left();
    rateShare.answered(40);
    expect(rateShare.share()).toBe(64);
  });
});
