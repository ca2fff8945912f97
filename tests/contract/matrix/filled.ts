import type { RegionFacts } from "@/lib/domain/facts/facts";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import type { Stores } from "@/lib/services/ports/stores";
import type { onSqlite } from "@/tests/contract/db/databases";
import { QUIET } from "@/tests/contract/db/quiet";
import { aContext } from "@/tests/support/a-context";
import {
  anAccount,
  aRegion,
  available,
  CLAUDE,
  NOVA,
  NOW,
  readAt,
} from "@/tests/support/build-facts";

const ACCOUNT = "111122223333";
export const REGIONS = ["eu-west-1", "us-east-1", "us-west-2"];

type Clock = { now: number };

export function contextOver(stores: Stores, clock: Clock): Context {
  const accounts = [
    { key: "default", accountId: ACCOUNT, name: "prod", access: { by: "default" } },
  ] as const;
  const settings = {
    regions: REGIONS,
    requirements: [],
    accessPortal: null,
    scanIntervalMs: 15 * MINUTE_MS,
    retentionMs: HOUR_MS,
    auditRetentionMs: HOUR_MS,
    maskAccountIds: false,
    grants: [],
    actions: { enabled: false, kinds: [], secondPerson: false },
    prove: { enabled: false, callsPerDay: 50 },
  };
  return aContext({
    now: () => clock.now,
    settings: () => settings,
    accounts: () => accounts,
    stores,
    log: QUIET,
  });
}

export const factsAt = (at: number, agreement = "AVAILABLE"): RegionFacts => ({
  ...aRegion(),
  models: modelsAt(at),
  availability: {
    [CLAUDE]: readAt(available({ agreement }), at),
    [NOVA]: readAt(available(), at),
  },
});

function modelsAt(at: number): RegionFacts["models"] {
  const { models } = aRegion();
  return models.status === "read" ? readAt(models.value, at) : models;
}

export async function filled(database: ReturnType<typeof onSqlite>) {
  const stores = await (await database.fresh()).open();
  const clock: Clock = { now: NOW };
  const ctx = contextOver(stores, clock);
  const put = (region: string, facts: RegionFacts) =>
    stores.facts.mergeRegion({
      account: ACCOUNT,
      region,
      facts,
      attemptedAt: clock.now,
      readAt: clock.now,
    });
  await stores.facts.mergeAccount({
    key: "default",
    name: "prod",
    patch: {
      accountId: ACCOUNT,
      facts: anAccount({
        regions: readAt(REGIONS.map((region) => ({ region, status: "ENABLED_BY_DEFAULT" }))),
      }),
    },
    updatedAt: NOW,
  });
  for (const region of REGIONS) await put(region, factsAt(NOW - MINUTE_MS));
  const snapshot = () => ctx.matrix.snapshot();
  return { stores, clock, ctx, put, snapshot };
}
