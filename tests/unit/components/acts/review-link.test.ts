import { describe, expect, it } from "vitest";
import { notePress, takePress } from "@/components/acts/pressed";
import { reviewHref } from "@/components/acts/review-link";
import type { ActTarget } from "@/lib/domain/acts/kinds";

const offer = (modelId: string): ActTarget => ({
  kind: "accept-agreement",
  modelId,
  offerId: null,
});

describe("where a review begins", () => {
  it.each<[string, readonly ActTarget[], string]>([
    [
      "one offer",
      [offer("writer.palmyra-x5-v1:0")],
      "/acts/review?kind=accept-agreement&account=a1&models=writer.palmyra-x5-v1%3A0",
    ],
    [
      "several",
      [offer("a"), offer("b")],
      "/acts/review?kind=accept-agreement&account=a1&models=a,b",
    ],
    [
      "a quota",
      [{ kind: "request-quota-increase", region: "eu-west-1", quotaCode: "L-1", value: 5 }],
      "/acts/review?kind=request-quota-increase&account=a1&region=eu-west-1&quota=L-1&value=5",
    ],
    [
      "a Region",
      [{ kind: "enable-region", region: "af-south-1" }],
      "/acts/review?kind=enable-region&account=a1&region=af-south-1",
    ],
    [
      "a form",
      [{ kind: "submit-use-case-form", region: "us-east-1" }],
      "/acts/form?account=a1&region=us-east-1",
    ],
  ])("%s", (_name, targets, href) => {
    expect(reviewHref("a1", targets)).toBe(href);
  });
});

describe("a press", () => {
  it("counts once, and for the address that was pressed alone", () => {
    notePress("/acts/review?a");
    expect(takePress("/acts/review?b")).toBe(false);
    expect(takePress("/acts/review?a")).toBe(false);
    notePress("/acts/review?a");
    expect([takePress("/acts/review?a"), takePress("/acts/review?a")]).toEqual([true, false]);
  });
});
