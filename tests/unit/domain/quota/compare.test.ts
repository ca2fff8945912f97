import { expect, it } from "vitest";
import { compareRegions, largestOf } from "@/lib/domain/quota/compare";
import type { QuotaLine, QuotaRegion } from "@/lib/domain/quota/lines";

const aRegion = (region: string, status: "read" | "failed" = "read"): QuotaRegion => ({
  region,
  city: region,
  zeros: 0,
  short: 0,
  required: false,
  applied: { status, readAt: 1, fault: null },
  defaults: { status: "read", readAt: 1, fault: null },
  requests: { status: "read", readAt: 1, fault: null },
});

const aLine = (region: string, more: Partial<QuotaLine> = {}): QuotaLine => ({
  quotaCode: "L-1",
  quotaName: "a quota",
  scope: "global",
  unit: "tokens-per-minute",
  measure: "tokens-per-minute",
  variant: null,
  applied: 400,
  defaultValue: 600,
  adjustable: true,
  error: null,
  requests: [],
  region,
  modelId: "acme.sky-9",
  modelName: "Sky 9",
  untied: null,
  about: null,
  lastApplied: null,
  missing: null,
  required: null,
  ...more,
});

it("a Region stands in the comparison when it lists a quota or could not be read", () => {
  const rows = compareRegions({
    regions: [aRegion("listed"), aRegion("empty"), aRegion("unread", "failed"), aRegion("long")],
    lines: [
      aLine("listed"),
      aLine("listed", { unit: "tokens-per-day", scope: null }),
      aLine("listed", { unit: "requests-per-minute" }),
      aLine("long", { variant: "1M", applied: 9_000 }),
    ],
  });
  expect(rows.map(({ region, unread }) => [region, unread])).toEqual([
    ["listed", false],
    ["unread", true],
  ]);
  expect(rows[0]?.byScope.global).toHaveLength(1);
  expect(rows[0]?.byScope["on-demand"]).toEqual([]);
  expect(rows[0]?.perDay).toHaveLength(1);
});

it("bars share the largest value, be it applied or a default; what is not known is not 0 but counts for none", () => {
  const regions = [aRegion("a"), aRegion("b")];
  const of = (lines: QuotaLine[]) => largestOf(compareRegions({ regions, lines }));
  expect(of([aLine("a"), aLine("b", { applied: 500 })])).toBe(600);
  expect(of([aLine("a"), aLine("b", { applied: 900 })])).toBe(900);
  expect(of([aLine("a", { applied: null, defaultValue: null })])).toBe(0);
});
