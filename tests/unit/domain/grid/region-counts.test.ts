import { expect, it } from "vitest";
import { countRegions, regionsReadText } from "@/lib/domain/grid/region-counts";

it("counts the Regions that are on and have an endpoint, and how many of those were read", () => {
  const counts = countRegions(["read", "failed", "read", "off", "no-endpoint", "off"]);
  expect(counts).toEqual({ on: 3, read: 2, off: 2, withoutEndpoint: 1 });
  expect(regionsReadText(counts)).toBe("2 of 3 Regions that are on were read");
});

it("speaks of one Region in the singular", () => {
  expect(regionsReadText(countRegions(["read"]))).toBe("1 of 1 Region that is on was read");
});
