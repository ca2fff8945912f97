import { activeAgreements } from "@/lib/domain/agreement/entitlement";
import {
  type AccountFacts,
  type Entitlement,
  type FormState,
  NEVER,
  NO_ACCOUNT_FACTS,
  NO_REGION_FACTS,
  type Reading,
  type RegionFacts,
} from "@/lib/domain/facts/facts";
import { isAskable, type PlannedRegion, planRegions } from "@/lib/domain/facts/plan";
import { DEFAULT_FORM, formKey } from "@/lib/domain/judge/form";
import { defaultRegions, type Partition } from "@/lib/domain/region";
import { observeRegion } from "@/lib/services/facts/observe-region";
import { recordHistory } from "@/lib/services/facts/record-history";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { StoredAccount } from "@/lib/services/ports/stores";
import { isUndecided, readWithPasses } from "./passes";
import { runRegion } from "./run-region";
import type { AccountRun, ScanRun } from "./types";

type Regions = ReadonlyMap<string, RegionFacts>;

/** Keeps what was read of the account, and nothing that was not. */
function saveAccount(
  { run, account: ref, accountId, reader }: AccountRun,
  read: Partial<AccountFacts>,
): Promise<StoredAccount> {
  const facts = { ...read, clockOffsetMs: reader.clockOffsetMs() };
  return run.ctx.stores.facts.mergeAccount({
    key: ref.key,
    name: ref.name,
    patch: { accountId, facts },
    updatedAt: run.ctx.now(),
  });
}

/** Where no region gives an answer, asking them all one after the other would hold up the scan. */
const FORM_UNDECIDED_MAX = 2;

/** In us-east-1 for all default regions; where that does not answer, the next default region is asked. */
async function readDefaultForm(
  account: AccountRun,
  partition: Partition,
): Promise<Reading<FormState>> {
  const { run, reader } = account;
  const asked = async (): Promise<Reading<FormState>> => {
    let first: Reading<FormState> = NEVER;
    let undecided = 0;
    for (const region of defaultRegions(partition)) {
      const reading = await reader.form(region, run.signal);
      if (reading.status === "read" || run.signal.aborted) return reading;
      if (first.status === "never") first = reading;
      if (isUndecided(reading)) undecided += 1;
      if (undecided >= FORM_UNDECIDED_MAX) return first;
    }
    return first;
  };
  return readWithPasses(asked, run);
}

async function readForms(
  account: AccountRun,
  at: { partition: Partition; regions: readonly PlannedRegion[] },
): Promise<Record<string, Reading<FormState>>> {
  const { run, reader } = account;
  const own = at.regions.filter(({ region, status }) => formKey(region, status) !== DEFAULT_FORM);
  const entries = await Promise.all([
    readDefaultForm(account, at.partition).then((form) => [DEFAULT_FORM, form] as const),
    ...own.map(async ({ region }) => {
      const form = await readWithPasses(() => reader.form(region, run.signal), run);
      return [region, form] as const;
    }),
  ]);
  return Object.fromEntries(entries);
}

/** Entitlements only of agreements whose model pends. */
async function readEntitlements(
  account: AccountRun,
  at: { facts: AccountFacts; regions: Regions },
): Promise<Record<string, Reading<readonly Entitlement[]>>> {
  const { run, reader } = account;
  const pending = new Set<string>();
  for (const facts of at.regions.values()) {
    for (const [modelId, reading] of Object.entries(facts.availability)) {
      if (reading.status === "read" && reading.value.agreement === "PENDING") pending.add(modelId);
    }
  }
  const ids = new Set(
    [...pending].flatMap((modelId) =>
      activeAgreements({ modelId, ...at.facts }).map((agreement) => agreement.agreementId),
    ),
  );
  const entries = await Promise.all(
    [...ids].map(async (agreementId) => {
      const reading = await readWithPasses(() => reader.entitlements(agreementId, run.signal), run);
      return [agreementId, reading] as const;
    }),
  );
  return Object.fromEntries(entries);
}

function inScope(run: ScanRun, regions: readonly PlannedRegion[]): readonly PlannedRegion[] {
  const wanted = run.scope.regions;
  return wanted === null ? regions : regions.filter(({ region }) => wanted.includes(region));
}

/** The rest is in the store and would only take room until the account is done. */
function neededAfter({ models, availability }: RegionFacts): RegionFacts {
  const listed: RegionFacts["models"] =
    models.status === "read" ? { ...models, value: [] } : models;
  return { ...NO_REGION_FACTS, models: listed, availability };
}

async function readRegions(
  account: AccountRun,
  planned: readonly PlannedRegion[],
): Promise<Regions> {
  const { run } = account;
  const regions = new Map<string, RegionFacts>();
  const read = async (region: string) => {
    if (run.signal.aborted) return;
    regions.set(region, neededAfter(await runRegion(account, region)));
  };
  const names = [account.account.key, account.storeKey];
  await Promise.all(
    planned.map(({ region }) => run.lanes.run({ account: names, region }, () => read(region))),
  );
  return regions;
}

/** Reads one account. A broken one keeps what was known of it and says why. */
export async function runAccount(run: ScanRun, ref: AccountRef): Promise<void> {
  const { ctx, signal } = run;
  const first = ctx.aws.readerFor(ref, { expect: null });
  const identity = await readWithPasses(() => first.identity(signal), run);
  const accountId = identity.status === "read" ? identity.value.accountId : null;
  const account: AccountRun = {
    run,
    account: ref,
    accountId,
    reader: accountId === null ? first : ctx.aws.readerFor(ref, { expect: accountId }),
    urgent: ctx.aws.readerFor(ref, { expect: accountId, urgent: true }),
    storeKey: accountId ?? ref.key,
    facts: NO_ACCOUNT_FACTS,
  };
  if (signal.aborted) return;
  if (identity.status !== "read") {
    await saveAccount(account, { identity });
    await recordHistory(ctx, { account: ref.key, scanId: run.scanId });
    return;
  }
  const { reader } = account;
  const { partition } = identity.value;
  const agreementsRead =
    partition === "aws"
      ? readWithPasses(() => reader.agreements(signal), run)
      : Promise.resolve(NEVER);
  const regions = await readWithPasses(() => reader.regions(partition, signal), run);
  const stored = await saveAccount(account, { identity, regions });
  const all = planRegions(stored.facts, { regions: ctx.settings().regions, partition });
  const askable = inScope(run, all).filter(isAskable);
  run.tally.planned(askable.length);
  const agreementsSaved = agreementsRead.then(async (agreements) => {
    await saveAccount(account, { agreements });
    return agreements;
  });
  const [agreements, forms, regionFacts] = await Promise.all([
    agreementsSaved,
    readForms(account, { partition, regions: askable }),
    readRegions(account, askable),
  ]);
  const facts: AccountFacts = { ...NO_ACCOUNT_FACTS, identity, regions, agreements, forms };
  await saveAccount(account, { forms });
  const entitlements = await readEntitlements(account, { facts, regions: regionFacts });
  await saveAccount(account, { entitlements });
  for (const [region, { availability }] of regionFacts) {
    await observeRegion(ctx, { account: account.storeKey, region, availability });
  }
  await recordHistory(ctx, { account: ref.key, scanId: run.scanId });
}
