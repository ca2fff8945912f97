import { type AccountFacts, type Identity, NEVER, type Reading } from "@/lib/domain/facts/facts";
import { ownFault } from "@/lib/domain/facts/own-fault";
import { isAskable, type PlannedRegion, planRegions } from "@/lib/domain/facts/plan";
import { allEnded } from "@/lib/jobs/all-ended";
import { observeRegion } from "@/lib/services/facts/observe-region";
import { recordHistory } from "@/lib/services/facts/record-history";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { createEntitlementReader, type EntitlementReader } from "./entitlements";
import { readWithPasses } from "./passes";
import { readForms } from "./read-forms";
import { type RegionEnd, runRegion } from "./run-region";
import { saveAccount } from "./save-account";
import type { AccountRun, ScanRun } from "./types";

/** What broke an account, all of its regions alike, or null: a bug or the store. */
export type AccountEnd = { error: unknown };

type NamedEnd = RegionEnd & { region: string };

/** Reads one account. What breaks it is logged and becomes its fault, and ends nothing beside it. */
export async function runAccount(run: ScanRun, ref: AccountRef): Promise<AccountEnd> {
  const account: AccountRun = {
    run,
    account: ref,
    reader: run.ctx.aws.readerFor(ref),
    urgent: run.ctx.aws.readerFor(ref, { urgent: true }),
    identity: null,
    storeKey: ref.key,
  };
  try {
    return await readAccount(account);
  } catch (error) {
    run.ctx.log.error("an account could not be read to its end", { account: ref.key, error });
    await keepFault(account);
    return { error };
  }
}

/** A store that broke the account keeps no fault either; then the log is all there is. */
async function keepFault(account: AccountRun): Promise<void> {
  const { ctx } = account.run;
  const fault = ownFault("this account", ctx.now());
  try {
    await saveAccount(account, { identity: { status: "failed", fault, last: null } });
  } catch (error) {
    ctx.log.warn("an account's fault was not kept", { account: account.account.key, error });
  }
}

async function readAccount(start: AccountRun): Promise<AccountEnd> {
  const { run, reader } = start;
  const identity = await readWithPasses(() => reader.identity(run.signal), run);
  if (run.signal.aborted) return { error: null };
  if (identity.status !== "read") {
    await saveAccount(start, { identity });
    return recorded(start);
  }
  const { accountId } = identity.value;
  const account = { ...start, identity: identity.value, storeKey: accountId };
  const ends = await readKnown(account, identity);
  const broken = ends.filter(({ error }) => error !== null);
  const { error } = await recorded(account);
  return { error: error ?? (broken.length === ends.length ? (broken[0]?.error ?? null) : null) };
}

/** History tells of what is kept already, so its failure is no fault of the account. */
async function recorded({ run, account }: AccountRun): Promise<AccountEnd> {
  try {
    await recordHistory(run.ctx, { account: account.key, scanId: run.scanId });
    return { error: null };
  } catch (error) {
    run.ctx.log.error("an account's changes were not recorded", {
      account: account.key,
      error,
    });
    return { error };
  }
}

/** Everything of an account whose id is known. */
async function readKnown(
  account: AccountRun,
  identity: Reading<Identity> & { value: Identity },
): Promise<readonly NamedEnd[]> {
  const { run, reader } = account;
  const { partition } = identity.value;
  const asksMarketplace = run.needs.agreements && partition === "aws";
  const agreementsRead = asksMarketplace
    ? readWithPasses(() => reader.agreements(run.signal), run)
    : Promise.resolve(NEVER);
  const entitlements = createEntitlementReader(account, agreementsRead);
  const places = readPlaces(account, { identity, entitlements });
  const [ends, read] = await allEnded([
    places,
    places.then(entitlements.ended, entitlements.ended),
    agreementsRead.then((agreements) => saveAccount(account, { agreements })),
  ]);
  await saveAccount(account, { entitlements: read });
  for (const { region, availability } of ends) {
    await observeRegion(run.ctx, { account: account.storeKey, region, availability });
  }
  return ends;
}

async function readPlaces(
  account: AccountRun,
  at: { identity: Reading<Identity> & { value: Identity }; entitlements: EntitlementReader },
): Promise<readonly NamedEnd[]> {
  const { run, reader } = account;
  const { identity, entitlements } = at;
  const { partition } = identity.value;
  const regions = await readWithPasses(() => reader.regions(partition, run.signal), run);
  const stored = await saveAccount(account, { identity, regions });
  const askable = askableRegions(run, stored.facts, partition);
  run.tally.planned(askable.length);
  const [ends] = await allEnded([
    readRegions(account, { regions: askable, sawPending: entitlements.sawPending }),
    readForms(account, { partition, regions: askable }).then((forms) =>
      saveAccount(account, { forms }),
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

async function readRegions(
  account: AccountRun,
  at: { regions: readonly PlannedRegion[]; sawPending: (modelId: string) => void },
): Promise<readonly NamedEnd[]> {
  const { run, storeKey, account: ref } = account;
  const names = [ref.key, storeKey];
  const ends = await allEnded(
    at.regions.map(({ region }) =>
      run.pool.run({ account: names, region }, async () => {
        if (run.signal.aborted) return null;
        const end = await runRegion(account, { region, sawPending: at.sawPending });
        return { region, ...end };
      }),
    ),
  );
  return ends.filter((end) => end !== null);
}
