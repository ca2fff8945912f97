import { describe, expect, it } from "vitest";
import { makePlan } from "@/lib/domain/plan/make-plan";
import { zeroQuotas } from "@/lib/domain/quota/cell-quota";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import { anAccount, aRegion, aRow, aWorld, MILAN, oneRegion } from "./worlds";

const ZERO = { applied: 0, default: 400_000 } as const;
const RPM = aRow({
  ...{ ...ZERO, quotaCode: "L-RPM", quotaName: "requests per minute for A" },
  ...{ unit: "requests-per-minute", measure: "requests-per-minute" },
});
const LONG = aRow({ ...ZERO, quotaCode: "L-1M", quotaName: "1M context for A", variant: "1m" });
const CROSS = aRow({
  ...{ ...ZERO, quotaCode: "L-CROSS", quotaName: "cross-region for A", scope: "cross-region" },
});
const GLOBAL = aRow({
  ...{ ...ZERO, quotaCode: "L-GLOBAL", quotaName: "global for A", scope: "global" },
});
const FULL = aRow({ quotaCode: "L-FULL", quotaName: "on-demand for A" });
const SHARED = aRow({
  ...{ ...ZERO, quotaCode: "L-E3F10727", quotaName: "Cross-Model Max Tokens Per Day" },
  ...{ modelId: null, scope: null, unit: "tokens-per-day" },
});
const ROWS = [RPM, LONG, CROSS, FULL, GLOBAL];

const casesOf = (places: readonly [string, readonly QuotaRow[], QuotaRow | null][]) => {
  const regions = places.map(([region, quotas, crossModelPerDay]) =>
    aRegion(region, oneRegion(region, ["quota"]).cells, {
      zeros: zeroQuotas({ quotas, crossModelPerDay }),
    }),
  );
  const { causes } = makePlan(aWorld([anAccount(regions)]));
  return causes.flatMap(({ steps }) => steps.flatMap(({ copy }) => copy ?? []));
};

describe("the case for quotas of 0 names each that closes a route, and no other", () => {
  it.each([
    ["in one Region", [[MILAN, ROWS, null]]],
    [
      "in two Regions",
      [
        [MILAN, ROWS, null],
        ["eu-west-1", [...ROWS].reverse(), SHARED],
      ],
    ],
    [
      "beside the one that all models share",
      [
        [MILAN, [FULL], SHARED],
        ["eu-west-1", [FULL, RPM], SHARED],
      ],
    ],
  ] as const)("%s", (_name, places) => {
    const [text = "", ...more] = casesOf(
      places.map(([region, rows, shared]) => [region, [...rows], shared]),
    );
    expect(more).toEqual([]);
    const named = [...text.matchAll(/\((L-[A-Z0-9]+)\)/g)].map(([, code]) => code);
    const due = places.flatMap(([, rows, shared]) => [
      ...rows.filter((row) => row === CROSS || row === GLOBAL),
      ...(shared ? [shared] : []),
    ]);
    expect(named).toEqual(due.map(({ quotaCode }) => quotaCode));
  });
});
