import { expect, it } from "vitest";
import { type Identity, lastGood, NO_ACCOUNT_FACTS, type Reading } from "@/lib/domain/facts/facts";
import type { PendingSight } from "@/lib/domain/judge/pending";
import { defaultRegions } from "@/lib/domain/known-regions";
import type { Partition } from "@/lib/domain/region";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { StoredAccount } from "@/lib/services/ports/stores";
import { accountOf, type Moment, regionInputs } from "@/lib/services/world/account-inputs";
import { gistOf } from "@/lib/services/world/gist";
import { settingsOf } from "@/tests/contract/columns/grounds";
import { aRegion as aStored } from "@/tests/contract/db/samples";
import { available, CLAUDE, NOW, readAt } from "@/tests/support/build-facts";
import { anAccount, DENIED } from "@/tests/unit/services/quotas/world";

const AGO = NOW - 21 * 24 * 3_600_000;
const pendingIn = (region: string, at: number) => ({
  region,
  gist: gistOf(
    aStored(region, {
      availability: { [CLAUDE]: readAt(available({ agreement: "PENDING", pendingSince: at }), at) },
    }),
  ),
});

const aRef = (access: AccountRef["access"]): AccountRef => ({
  ...{ key: "default", accountId: null, name: null, access },
});

const momentOf = (regions: readonly string[] | null): Moment => ({
  ...{ now: NOW, staleMs: 1, catalogue: { rows: new Map(), listed: new Set() } },
  settings: { ...settingsOf({ at: NOW, intervalMs: 1, regions: [], requirements: [] }), regions },
  proofs: { load: async () => undefined, of: () => [], all: () => new Map() },
});

it.each<[what: string, status: string, regions: readonly string[] | null, sights: number]>([
  ["in each Region that is asked", "ENABLED", null, 2],
  ["but for one that is off", "DISABLED", null, 1],
  ["but for one that is being enabled", "ENABLING", null, 1],
  ["but for one that the configuration leaves out", "ENABLED", ["eu-west-1"], 1],
])("an agreement pends since it was first seen, %s", (_what, status, regions, count) => {
  const facts = {
    ...anAccount().facts,
    regions: readAt([
      { region: "eu-west-1", status: "ENABLED" },
      { region: "ap-east-1", status },
    ]),
  };
  const seen: (readonly PendingSight[])[] = [];
  regionInputs(
    { ref: aRef({ by: "default" }), row: anAccount({ facts }), key: "111122223333" },
    momentOf(regions),
    {
      known: [pendingIn("eu-west-1", NOW - 60_000), pendingIn("ap-east-1", AGO)],
      judged: {
        pendingSince(_key, sights) {
          seen.push(...sights);
          return new Map();
        },
      },
    },
  );
  expect(seen).toHaveLength(count);
  expect(seen.flat()).toContainEqual([CLAUDE, NOW - 60_000]);
});

const roleIn = (partition: string): AccountRef["access"] => ({
  ...{ by: "role", roleArn: `arn:${partition}:iam::111122223333:role/Read`, externalId: null },
});
const withIdentity = (identity: Reading<Identity>, partition: Partition = "aws") =>
  anAccount({ partition, facts: { ...NO_ACCOUNT_FACTS, identity } });
const gov = { accountId: "111122223333", partition: "aws-us-gov" } as const;
const identified = withIdentity(readAt(gov), "aws-us-gov");
const expired = withIdentity(
  { status: "failed", fault: DENIED, last: lastGood(readAt<Identity>(gov)) },
  "aws-us-gov",
);
const unidentified = withIdentity({ status: "failed", fault: DENIED, last: null });
it.each<[string, AccountRef["access"], StoredAccount | null, Partition]>([
  ["its role, before it was ever read", roleIn("aws-us-gov"), null, "aws-us-gov"],
  ["its role, while no identity was read", roleIn("aws-us-gov"), unidentified, "aws-us-gov"],
  ["its role in the European one", roleIn("aws-eusc"), unidentified, "aws-eusc"],
  ["its identity", roleIn("aws"), identified, "aws-us-gov"],
  ["the last identity", { by: "default" }, expired, "aws-us-gov"],
  ["nothing, where neither is known", { by: "default" }, unidentified, "aws"],
  ["nothing, where the role names none that is known", roleIn("aws-iso"), null, "aws"],
])("an account's partition, and so its Regions, are told by %s", (_by, access, row, expected) => {
  const named = { ref: aRef(access), row, key: "111122223333" };
  const judged = { pendingSince: () => new Map() };
  const regions = regionInputs(named, momentOf(null), { known: [], judged });
  expect(accountOf(named, []).partition).toBe(expected);
  expect(regions.map(({ input }) => input.region)).toEqual(defaultRegions(expected));
});
