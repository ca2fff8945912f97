import { ownFault } from "@/lib/domain/facts/own-fault";
import { allEnded } from "@/lib/jobs/all-ended";
import { isJobLost } from "@/lib/jobs/fenced";
import { keep } from "@/lib/services/facts/keep";
import { isStoreError } from "@/lib/services/ports/stores";
import { whatBroke } from "@/lib/services/what-broke";
import { PASSES_MAX, pauseBeforePass } from "./passes";
import { areModelsDecided, readModels } from "./read-models";
import { areQuotasDecided, readQuotas } from "./read-quotas";
import { readUse } from "./read-use";
import { type RegionRun, startRegion } from "./region-run";
import { saveRegion } from "./save-region";
import type { AccountRun } from "./types";

type RegionOptions = { region: string; sawPending: (modelId: string) => void };

/** What broke a region, a bug or the store; null: nothing did. */
export type RegionEnd = { error: unknown };

/** Reads one region. What breaks it is logged and becomes its fault, and ends nothing beside it. */
export async function runRegion(account: AccountRun, at: RegionOptions): Promise<RegionEnd> {
  const { ctx, signal, tally, mark } = account.run;
  const where = { account: account.account.key, region: at.region };
  let isRead = false;
  try {
    const part = { name: "read Region", facts: { region: at.region } };
    await ctx.trace.part(part, () => readRegion(account, at));
    isRead = !signal.aborted;
    return { error: null };
  } catch (error) {
    if (isJobLost(error)) return { error };
    ctx.log.error("a region could not be read to its end", { ...where, ...whatBroke(error) });
    if (!isStoreError(error)) await keepFault(account, at.region);
    return { error };
  } finally {
    tally.regionEnded(at.region, isRead);
    if (isRead) await mark();
  }
}

/** Not of a store that broke: what it holds is right still, and the region is read again. */
async function keepFault(
  { run: { ctx, scanId }, account, accountId }: AccountRun,
  region: string,
): Promise<void> {
  try {
    const fault = ownFault(region, { at: ctx.now(), attempt: await ctx.attempts.next() });
    const models = { status: "failed", fault, last: null } as const;
    const readings = { account, accountId, regions: [{ region, facts: { models } }] };
    await keep(ctx, readings, { scanId, verdicts: "later" });
  } catch (error) {
    ctx.log.warn("a region's fault was not kept", {
      account: account.key,
      region,
      ...whatBroke(error),
    });
  }
}

/**
 * Its lists and each model with a route, and quotas beside them, each with passes over what is undecided. Where only
 * some models are wanted, quotas are read once one of them has a route here.
 */
async function readRegion(account: AccountRun, at: RegionOptions): Promise<void> {
  const { listedBefore, needs } = account.run;
  let sawRoute: () => void = () => undefined;
  const routed = new Promise<void>((resolve) => {
    sawRoute = resolve;
  });
  const region = startRegion(account, { ...at, listedBefore: await listedBefore, sawRoute });
  const models = inPasses(region, { read: readModels, isDone: areModelsDecided }).finally(sawRoute);
  const quotas = (needs.all ? Promise.resolve() : routed).then(async () => {
    if (needs.all || region.planned.size > 0)
      await inPasses(region, { read: readQuotas, isDone: areQuotasDecided });
  });
  await allEnded([models, quotas, readUse(region)]);
  await saveRegion(region);
}

async function inPasses(
  region: RegionRun,
  at: { read: (region: RegionRun) => Promise<void>; isDone: (region: RegionRun) => boolean },
): Promise<void> {
  const { sleep, random, signal } = region.run;
  for (let pass = 0; pass <= PASSES_MAX && !signal.aborted; pass += 1) {
    if (pass > 0) await sleep(pauseBeforePass(pass, random), signal);
    await at.read(region);
    if (at.isDone(region)) return;
  }
}
