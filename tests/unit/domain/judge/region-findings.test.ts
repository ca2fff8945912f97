import { describe, expect, it } from "vitest";
import { judgeRegion } from "@/lib/domain/judge/judge-region";
import { catalogueOf, namingLists } from "@/lib/domain/judge/models";
import { looksHeld } from "@/lib/domain/judge/region-findings";
import {
  anAccount,
  aQuota,
  aRegion,
  CLAUDE,
  failed,
  NOVA,
  NOW,
  REGION,
  readAt,
  STALE_AFTER_MS,
} from "@/tests/support/build-facts";

const ON = "On-demand model inference tokens per minute for Claude Sonnet 4.6";
const aDaily = (value: number | null) =>
  aQuota("Cross-Model Max Tokens Per Day", value, { quotaCode: "L-E3F10727", adjustable: false });

type Quotas = Parameters<typeof aRegion>[0];

function judged(quotas: Quotas) {
  const facts = aRegion(quotas);
  return judgeRegion({
    account: anAccount(),
    region: REGION,
    facts,
    catalogue: catalogueOf([namingLists(facts)]),
    age: { now: NOW, staleAfterMs: STALE_AFTER_MS },
    firstSeenPending: new Map(),
    proofs: [],
  });
}

const told = (quotas: Quotas) =>
  judged(quotas).findings.map(({ severity, cause }) => `${severity} ${cause}`);

describe("what a region's quotas say of all its models", () => {
  const defaults = readAt([aDaily(700_000_000)]);
  const daily = (value: number | null, over: Quotas = {}): Quotas => ({
    quotas: readAt([aQuota(ON, 9), aDaily(value)]),
    quotaDefaults: defaults,
    ...over,
  });

  it.each<[string, Quotas, string[]]>([
    ["nothing, at the default", daily(700_000_000), []],
    ["nothing, at half of it", daily(350_000_000), []],
    ["a warning, under half of it", daily(349_999_999), ["warn null"]],
    ["a warning, at 1", daily(1), ["warn null"]],
    ["a closed region, at 0", daily(0), ["block tokens-per-day-zero"]],
    ["nothing, without a value", daily(null), []],
    ["nothing, without a default", daily(1, { quotaDefaults: readAt([]) }), []],
    [
      "nothing of a list that could not be read",
      daily(0, { quotas: failed("NetworkError", [aDaily(0)]) }),
      [],
    ],
    [
      "nothing of a list that is too old",
      daily(0, { quotas: readAt([aDaily(0)], NOW - STALE_AFTER_MS - 1) }),
      [],
    ],
    ["a hold, where all are 0", { quotas: readAt([aQuota(ON, 0)]) }, ["block account-hold"]],
    [
      "both, where all are 0 with the one that all share",
      { quotas: readAt([aQuota(ON, 0), aDaily(0)]) },
      ["block tokens-per-day-zero", "block account-hold"],
    ],
    [
      "nothing, where none counts tokens",
      { quotas: readAt([aQuota("Guardrails per account", 0)]) },
      [],
    ],
  ])("%s", (_name, quotas, expected) => {
    expect(told(quotas)).toEqual(expected);
  });

  it("names the values with separators", () => {
    expect(judged(daily(150_000_000)).findings[0]?.message).toMatch(
      /150,000,000 in eu-west-1, far below AWS's default of 700,000,000/,
    );
  });

  it("shows the quota that all models share", () => {
    expect(judged(daily(5)).crossModelPerDay).toMatchObject({ applied: 5, default: 700_000_000 });
    expect(judged({}).crossModelPerDay).toBeNull();
  });
});

describe("an account that AWS may hold", () => {
  it.each<[string, (boolean | null)[], boolean]>([
    ["all regions at 0", [true, true], true],
    ["regions that tell nothing do not count", [true, null, true], true],
    ["one region above 0", [true, false], false],
    ["no region tells", [null, null], false],
    ["no region", [], false],
  ])("%s", (_name, zeros, expected) => {
    expect(looksHeld(zeros)).toBe(expected);
  });
});

describe("the names a model's quotas are looked for by", () => {
  it("are its own, with and without the vendor", () => {
    expect(judged({}).quotaNamesOf(CLAUDE)).toEqual(
      expect.arrayContaining(["claude sonnet 4.6", "anthropic claude sonnet 4.6"]),
    );
  });

  it("are none for a model without a route here, or one that is no row", () => {
    const facts = { profiles: readAt([]), models: readAt([]) };
    expect(judged(facts).quotaNamesOf(NOVA)).toEqual([]);
    expect(judged({}).quotaNamesOf("acme.unknown")).toEqual([]);
  });
});
