import { expect, it } from "vitest";
import { countRegions, regionsReadText } from "@/lib/domain/view/region-counts";

const failed = (cause: "region-no-bedrock-endpoint" | null = null) => ({ cause });
const aRegion = (status: string | null, fault: ReturnType<typeof failed> | null = null) => ({
  region: "x",
  status,
  fault,
});

it("counts the Regions that are on and have an endpoint, and how many of those were read", () => {
  const counts = countRegions([
    aRegion("ENABLED"),
    aRegion(null),
    aRegion("ENABLED_BY_DEFAULT", failed()),
    aRegion("ENABLED", failed("region-no-bedrock-endpoint")),
    aRegion("DISABLED"),
    aRegion("ENABLING"),
  ]);
  expect(counts).toEqual({ on: 3, read: 2, off: 2, withoutEndpoint: 1 });
  expect(regionsReadText(counts)).toBe("2 of 3 Regions that are on were read");
});

it("speaks of one Region in the singular", () => {
  expect(regionsReadText(countRegions([aRegion("ENABLED")]))).toBe(
    "1 of 1 Region that is on was read",
  );
});
