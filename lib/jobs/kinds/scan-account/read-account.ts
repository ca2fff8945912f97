import {
  type AccountFacts,
  type Identity,
  lastGood,
  NEVER,
  NO_ACCOUNT_FACTS,
  type Reading,
} from "@/lib/domain/facts/facts";
import { isAskable, type PlannedRegion, planRegions } from "@/lib/domain/facts/plan";
import { allEnded } from "@/lib/jobs/all-ended";
import { isStoreError } from "@/lib/services/ports/stores";
import { createEntitlementReader } from "./entitlements";
import { keepAccount } from "./keep-account";
import { readWithPasses } from "./passes";
import { readForms } from "./read-forms";
import { type RegionEnd, runRegion } from "./run-region";
import type { AccountRun, ScanRun } from "./types";

type KnownIdentity = Reading<Identity> & { status: "read" };
type SawPending = (modelId: string) => void;

/** `entitlements` are still to be kept; `error` is what broke all of its regions, or the store for one of them. */
export type ReadAccount = { entitlements: AccountFacts["entitlements"]; error: unknown };

/** Reads everything of an account whose id is known, and keeps it as it comes. */
export async function readAccount(
  account: AccountRun,
  identity: KnownIdentity,
): Promise<ReadAccount> {
  const { run, reader } = account;
  const asksMarketplace = run.needs.agreements && identity.value.partition === "aws";
  const agreementsRead = asksMarketplace
    ? readWithPasses(() => reader.agreements(run.signal), run)
    : Promise.resolve(NEVER);
  const entitlements = createEntitlementReader(account, agreementsRead);
  const regions = readRegions(account, { identity, sawPending: entitlements.sawPending });
  const [ends, read] = await allEnded([
    regions,
    regions.then(entitlements.ended, entitlements.ended),
    // Beside the identity, which may not be kept yet: without it they would be those of whom it was before.
    agreementsRead.then((agreements) => keepAccount(account, { identity, agreements })),
  ]);
  const errors = ends.map(({ error }) => error);
  const isBroken = errors.length > 0 && errors.every((error) => error !== null);
  const error = errors.find(isStoreError) ?? (isBroken ? errors[0] : null);
  return { entitlements: read, error };
}

async function readRegions(
  account: AccountRun,
  { identity, sawPending }: { identity: KnownIdentity; sawPending: SawPending },
): Promise<readonly RegionEnd[]> {
  const { run, reader } = account;
  const { partition } = identity.value;
  const regions = await readWithPasses(() => reader.regions(partition, run.signal), run);
  const stored = await keepAccount(account, { identity, regions });
  const planned = askableRegions(run, stored?.facts ?? NO_ACCOUNT_FACTS, partition);
  run.tally.planned(planned.length);
  await seePendingOfDone(account, { planned, sawPending });
  const [ends] = await allEnded([
    runRegions(account, { planned, sawPending }),
    readForms(account, { partition, regions: planned }).then((forms) =>
      keepAccount(account, { forms }),
    ),
  ]);
  return ends;
}

function askableRegions(
  { ctx, scope }: ScanRun,
  facts: AccountFacts,
  partition: Identity["partition"],
): readonly PlannedRegion[] {
  const all = planRegions(facts, { regions: ctx.settings().regions, partition });
  return all.filter(
    (planned) =>
      isAskable(planned) && (scope.regions === null || scope.regions.includes(planned.region)),
  );
}

/** Of regions that were read before a sweep changed hands the store tells what pends. */
async function seePendingOfDone(
  { run, storeKey }: AccountRun,
  { planned, sawPending }: { planned: readonly PlannedRegion[]; sawPending: SawPending },
): Promise<void> {
  for (const { region } of planned) {
    if (!run.tally.isDone(region)) continue;
    const row = await run.ctx.stores.facts.region(storeKey, region);
    for (const [modelId, reading] of Object.entries(row?.facts.availability ?? {}))
      if (lastGood(reading)?.value.agreement === "PENDING") sawPending(modelId);
  }
}

async function runRegions(
  account: AccountRun,
  { planned, sawPending }: { planned: readonly PlannedRegion[]; sawPending: SawPending },
): Promise<readonly RegionEnd[]> {
  const { run, storeKey, account: ref } = account;
  const names = [ref.key, storeKey];
  const ends = await allEnded(
    planned.flatMap(({ region }) =>
      run.tally.isDone(region)
        ? []
        : run.pool.run({ account: names, region }, async () => {
            if (run.signal.aborted) return null;
            return runRegion(account, { region, sawPending });
          }),
    ),
  );
  return ends.filter((end) => end !== null);
}
