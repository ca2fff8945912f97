import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advisedFindings } from "@/lib/domain/advice/advised-findings";
import type { AccountFacts, Availability, Reading, RegionFacts } from "@/lib/domain/facts/facts";
import { rollUp } from "@/lib/domain/rollup";
import {
  aModel,
  anAccount,
  aProfile,
  aQuota,
  aRegion,
  available,
  CLAUDE,
  failed,
  judge,
  NOVA,
  NOW,
  REGION,
  readAt,
  STALE_AFTER_MS,
} from "@/tests/support/build-facts";

/** An answer, a failure with and without an older answer, nothing, or an answer too old to be relied on. */
function reading<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Reading<T>> {
  const code = fc.constantFrom(
    "ThrottlingException" as const,
    "AccessDeniedException" as const,
    "NetworkError" as const,
  );
  return fc.oneof(
    { weight: 4, arbitrary: value.map((one) => readAt(one)) },
    { weight: 1, arbitrary: fc.tuple(code, value).map(([why, last]) => failed(why, last)) },
    { weight: 1, arbitrary: code.map((why) => failed<T>(why)) },
    { weight: 1, arbitrary: fc.constant<Reading<T>>({ status: "never" }) },
    { weight: 1, arbitrary: value.map((one) => readAt(one, NOW - STALE_AFTER_MS - 1)) },
  );
}

const isCurrent = (one: Reading<unknown> | undefined): boolean =>
  one?.status === "read" && NOW - one.source.at <= STALE_AFTER_MS;

const types = fc.subarray(["ON_DEMAND", "INFERENCE_PROFILE", "PROVISIONED"]);
const models = types.map((inferenceTypes) => [aModel(CLAUDE, { inferenceTypes }), aModel(NOVA)]);
const profiles = fc
  .subarray(["eu", "us", "global"])
  .map((prefixes) => prefixes.map((prefix) => aProfile(prefix, CLAUDE)));
const provisioned = fc
  .subarray(["InService", "Creating", "Failed"])
  .chain((all) =>
    fc.tuple(
      ...all.map((status) =>
        fc.boolean().map((custom) => ({ name: status, modelId: CLAUDE, custom, status })),
      ),
    ),
  );
const availability: fc.Arbitrary<Availability> = fc.record({
  agreement: fc.constantFrom("AVAILABLE", "PENDING", "NOT_AVAILABLE", "ERROR", "UNDER_REVIEW"),
  agreementError: fc.constant(null),
  authorization: fc.constantFrom("AUTHORIZED", "NOT_AUTHORIZED", "UNDER_REVIEW"),
  entitlement: fc.constantFrom("AVAILABLE", "NOT_AVAILABLE", "UNDER_REVIEW"),
  region: fc.constantFrom("AVAILABLE", "NOT_AVAILABLE", "UNDER_REVIEW"),
  pendingSince: fc.constant(null),
});
const NAMES = {
  onDemand: "On-demand model inference tokens per minute for Claude Sonnet 4.6",
  geographic: "Cross-region model inference tokens per minute for Claude Sonnet 4.6",
  global: "Global cross-region model inference tokens per minute for Claude Sonnet 4.6",
  day: "Model invocation max tokens per day for Claude Sonnet 4.6 (doubled for cross-region calls)",
  globalDay: "Global cross-region model inference tokens per day for Claude Sonnet 4.6",
  everyModel: "Cross-Model Max Tokens Per Day",
} as const;
const value = fc.constantFrom(0, 1, 1, null);
const quotas = fc
  .record({
    onDemand: value,
    geographic: value,
    global: value,
    day: value,
    globalDay: value,
    everyModel: value,
  })
  .map((values) =>
    Object.entries(NAMES).map(([key, name], at) =>
      aQuota(name, values[key as keyof typeof NAMES], { quotaCode: `L-${at}` }),
    ),
  );
const retention = fc
  .constantFrom("default", "none", "inherit", "aws_review", "provider_data_share", "other")
  .map((mode) => ({ mode, updatedAt: null }));

/** Which quotas of 0 close a route, whatever else was read. */
const CLOSED_BY: Readonly<Record<string, readonly (keyof typeof NAMES)[]>> = {
  "on-demand": ["onDemand", "day", "everyModel"],
  eu: ["geographic", "day", "everyModel"],
  us: ["geographic", "day", "everyModel"],
  global: ["global", "globalDay", "everyModel"],
  provisioned: [],
};

function isKnownClosed(facts: RegionFacts, route: string): boolean {
  if (!isCurrent(facts.quotas) || facts.quotas.status !== "read") return false;
  const zero = facts.quotas.value.filter((one) => one.value === 0).map((one) => one.quotaName);
  return (CLOSED_BY[route] ?? []).some((key) => zero.includes(NAMES[key]));
}

const regionFacts: fc.Arbitrary<RegionFacts> = fc.record({
  models: reading(models),
  profiles: reading(profiles),
  provisioned: reading(provisioned),
  dataRetention: reading(retention),
  use: fc.constant({ status: "never" as const }),
  availability: reading(availability).map((own) => ({ [CLAUDE]: own })),
  quotas: reading(quotas),
  quotaDefaults: fc.constant(readAt([])),
  quotaRequests: fc.constant(readAt([])),
});
const accountFacts: fc.Arbitrary<AccountFacts> = fc
  .record({
    identity: reading(fc.constant({ accountId: "111122223333", partition: "aws" as const })),
    regions: reading(
      fc
        .constantFrom("ENABLED", "ENABLED_BY_DEFAULT", "DISABLED", "DISABLING", "ENABLING")
        .map((status) => [{ region: REGION, status }]),
    ),
    form: reading(fc.constantFrom("present" as const, "missing" as const)),
  })
  .map(({ identity, regions, form }) => anAccount({ identity, regions, forms: { default: form } }));

const anything = fc.record({ account: accountFacts, facts: regionFacts });
const elsewhere = [aRegion()];
const RUNS = { numRuns: 1_000 };

describe("whatever was read and whatever was not", () => {
  it("a cell is ready only if each fact it rests on was read, is young, and says yes", () => {
    fc.assert(
      fc.property(anything, ({ account, facts }) => {
        const { state, routes, code } = judge({ account, facts, elsewhere });
        if (state !== "ready") return;
        const own = facts.availability[CLAUDE];
        expect(account.identity.status).toBe("read");
        expect(isCurrent(facts.models)).toBe(true);
        expect(isCurrent(own)).toBe(true);
        expect(own?.status === "read" && own.value).toMatchObject({
          agreement: "AVAILABLE",
          entitlement: "AVAILABLE",
          region: "AVAILABLE",
          authorization: "AUTHORIZED",
        });
        expect(routes).not.toEqual([]);
        expect(code).toBeNull();
      }),
      RUNS,
    );
  });

  it("an unknown cell says why, and a blocked one never rests on a failure alone", () => {
    fc.assert(
      fc.property(anything, ({ account, facts }) => {
        const { state, code, findings } = judge({ account, facts, elsewhere });
        if (state === "unknown") {
          expect(code).not.toBeNull();
          expect(findings[0]?.severity).toBe("unknown");
          expect(findings[0]?.message).not.toBe("");
        }
        if (state === "blocked" && code !== "RegionDisabled")
          expect(isCurrent(facts.availability[CLAUDE])).toBe(true);
        if (state === "not_offered") expect(isCurrent(facts.models)).toBe(true);
      }),
      RUNS,
    );
  });

  it("routes are the open ones, each shown by a list that was read; the closed ones are known to be", () => {
    fc.assert(
      fc.property(anything, ({ account, facts }) => {
        const { state, routes, closedRoutes } = judge({ account, facts, elsewhere });
        if (state === "ready") expect(routes).not.toEqual([]);
        for (const route of routes) expect(isKnownClosed(facts, route), route).toBe(false);
        for (const { route } of closedRoutes) {
          expect(isKnownClosed(facts, route), route).toBe(true);
          expect(routes).not.toContain(route);
        }
        const offered = [...routes, ...closedRoutes.map(({ route }) => route)];
        expect(new Set(offered).size).toBe(offered.length);
        if (offered.includes("provisioned")) {
          expect(isCurrent(facts.provisioned)).toBe(true);
          const bought = facts.provisioned.status === "read" ? facts.provisioned.value : [];
          expect(bought.some(({ custom, status }) => !custom && status === "InService")).toBe(true);
        }
        if (offered.some((route) => route !== "on-demand" && route !== "provisioned"))
          expect(isCurrent(facts.profiles)).toBe(true);
      }),
      RUNS,
    );
  });

  it("quotas of 0 on every route that is known never make it ready", () => {
    const zero = readAt([
      aQuota("On-demand model inference tokens per minute for Claude Sonnet 4.6", 0),
      aQuota("Cross-region model inference tokens per minute for Claude Sonnet 4.6", 0),
      aQuota("Global cross-region model inference tokens per minute for Claude Sonnet 4.6", 0),
    ]);
    fc.assert(
      fc.property(anything, ({ account, facts }) => {
        const { state, routes } = judge({ account, facts: { ...facts, quotas: zero }, elsewhere });
        if (routes.includes("provisioned")) return;
        expect(state).not.toBe("ready");
      }),
      RUNS,
    );
  });

  it("whoever reads it is not told to wait where waiting will not help", () => {
    fc.assert(
      fc.property(anything, ({ account, facts }) => {
        const [first, ...further] = advisedFindings(judge({ account, facts, elsewhere }));
        if (!/waiting will not help/i.test(first?.message ?? "")) return;
        for (const { message } of further) expect(message).not.toMatch(/again every|is being/i);
      }),
      RUNS,
    );
  });

  it("does not depend on the order of what was read", () => {
    const shuffled = <T>(one: Reading<readonly T[]>): Reading<readonly T[]> =>
      one.status === "read" ? { ...one, value: [...one.value].reverse() } : one;
    fc.assert(
      fc.property(anything, ({ account, facts }) => {
        const turned = {
          ...facts,
          models: shuffled(facts.models),
          profiles: shuffled(facts.profiles),
          provisioned: shuffled(facts.provisioned),
          quotas: shuffled(facts.quotas),
        };
        const regions = shuffled(account.regions);
        expect(judge({ account: { ...account, regions }, facts: turned, elsewhere })).toEqual(
          judge({ account, facts, elsewhere }),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("a roll-up with an unknown in it is never ready", () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1, maxLength: 6 }), (many) => {
        const states = many.map((one) => judge({ ...one, elsewhere }).state);
        if (states.includes("unknown")) expect(rollUp(states).state).not.toBe("ready");
      }),
      { numRuns: 300 },
    );
  });

  it("any value that AWS has not documented keeps a cell from being ready", () => {
    const fields = fc.constantFrom(
      "agreement" as const,
      "authorization" as const,
      "entitlement" as const,
      "region" as const,
    );
    const known = [
      "AVAILABLE",
      "AUTHORIZED",
      "NOT_AUTHORIZED",
      "NOT_AVAILABLE",
      "PENDING",
      "ERROR",
    ];
    const value = fc.string().filter((text) => !known.includes(text));
    fc.assert(
      fc.property(fields, value, (field, text) => {
        const facts = aRegion({
          availability: { [CLAUDE]: readAt(available({ [field]: text })) },
        });
        expect(judge({ facts })).toMatchObject({ state: "unknown", code: "UnexpectedResponse" });
      }),
    );
  });
});
