import fc from "fast-check";
import { expect, it } from "vitest";
import type { Reading, RegionFacts } from "@/lib/domain/facts/facts";
import { judgeRegion, type RegionInput } from "@/lib/domain/judge/judge-region";
import { catalogueOf, namingLists } from "@/lib/domain/judge/models";
import { firstSeenPending, pendingIn } from "@/lib/domain/judge/pending";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/time";
import { aProof } from "@/tests/support/a-proof";
import {
  aFault,
  aLifecycle,
  aModel,
  anAccount,
  aProfile,
  aQuota,
  aRegion,
  available,
  CLAUDE,
  NOVA,
  NOW,
  REGION,
  readAt,
  STALE_AFTER_MS,
} from "@/tests/support/build-facts";

/** Read of late, long ago, or by a clock that was ahead; refused since, or never read. */
function reading<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Reading<T>> {
  const at = fc.constantFrom(-DAY_MS, -STALE_AFTER_MS, -MINUTE_MS, -1, 0, HOUR_MS);
  const kind = fc.constantFrom("read", "read", "read", "failed", "never");
  return fc.tuple(value, at, kind).map(([one, ago, status]): Reading<T> => {
    const read = readAt(one, NOW + ago);
    if (status === "never") return { status };
    if (read.status === "read" && status === "failed")
      return { status, fault: aFault("ThrottlingException"), last: read };
    return read;
  });
}

const left = fc.constantFrom(
  null,
  -1,
  0,
  1,
  HOUR_MS,
  DAY_MS,
  89 * DAY_MS,
  90 * DAY_MS,
  400 * DAY_MS,
);
const lifecycle = fc
  .record({ left, extended: left, status: fc.constantFrom("ACTIVE", "LEGACY") })
  .map((one) => {
    const at = (ms: number | null) => (ms === null ? null : NOW + ms);
    return aLifecycle({
      status: one.status,
      ...{ endOfLifeAt: at(one.left), publicExtendedAccessAt: at(one.extended) },
    });
  });
const access = fc
  .record({
    agreement: fc.constantFrom("AVAILABLE", "PENDING", "NOT_AVAILABLE"),
    pendingSince: fc.constantFrom(null, NOW - 20 * MINUTE_MS, NOW - MINUTE_MS),
  })
  .map(available);

const regionFacts: fc.Arbitrary<RegionFacts> = fc
  .record({
    models: reading(lifecycle.map((one) => [aModel(CLAUDE, { lifecycle: one }), aModel(NOVA)])),
    profiles: reading(fc.constant([aProfile("eu", CLAUDE)])),
    provisioned: reading(fc.constant([])),
    quotas: reading(fc.constant([aQuota("Cross-Model Max Tokens Per Day", 0)])),
    dataRetention: reading(fc.constant({ mode: "none", updatedAt: null })),
    access: reading(access),
  })
  .map(({ access: own, ...facts }) => aRegion({ ...facts, availability: { [CLAUDE]: own } }));

const proofs = fc.array(
  fc
    .record({
      ago: fc.constantFrom(MINUTE_MS, DAY_MS - 1, DAY_MS, 7 * DAY_MS - 1),
      outcome: fc.constantFrom("answered" as const, "refused" as const),
      route: fc.constantFrom("eu", "on-demand"),
    })
    .map(({ ago, ...over }) => aProof({ ...over, at: NOW - ago, modelId: CLAUDE, region: REGION })),
  { maxLength: 2 },
);

const input = fc
  .record({
    facts: regionFacts,
    proofs,
    regions: reading(fc.constant([{ region: REGION, status: "ENABLED" }])),
    form: reading(fc.constantFrom("present" as const, "missing" as const)),
  })
  .map(
    ({ facts, proofs, regions, form }): RegionInput => ({
      account: anAccount({ regions, forms: { default: form } }),
      ...{ region: REGION, facts, proofs },
      catalogue: catalogueOf([facts, aRegion()].map(namingLists)),
      age: { now: NOW, staleAfterMs: STALE_AFTER_MS },
      firstSeenPending: firstSeenPending([pendingIn(facts)]),
    }),
  );

const judgedAt = (one: RegionInput, now: number) => {
  const { cells, findings, everyTokenQuotaZero, validUntil } = judgeRegion({
    ...one,
    age: { ...one.age, now },
  });
  return { said: { cells, findings, everyTokenQuotaZero }, validUntil };
};

const later = fc.oneof(
  fc.integer({ min: 1, max: HOUR_MS }),
  fc.integer({ min: 1, max: 100 * DAY_MS }),
);

it("what was judged of a Region is what would be judged until it turns", () => {
  fc.assert(
    fc.property(input, later, (one, ms) => {
      const { said, validUntil } = judgedAt(one, NOW);
      expect(validUntil).toBeGreaterThan(NOW);
      const last = Math.min(validUntil - 1, NOW + ms);
      expect(judgedAt(one, last).said).toEqual(said);
    }),
    { numRuns: 2_000 },
  );
});
