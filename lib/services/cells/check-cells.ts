import { z } from "zod";
import { NEVER, NO_REGION_FACTS, type RegionFacts } from "@/lib/domain/facts/facts";
import { isAskable } from "@/lib/domain/facts/plan";
import { formKey } from "@/lib/domain/judge/form";
import { defaultRegions, partitionOf } from "@/lib/domain/region";
import { err, ok, type Result } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";
import { observeRegion } from "@/lib/services/facts/observe-region";
import { recordHistory } from "@/lib/services/facts/record-history";
import type { WorldAccount, WorldRegion } from "@/lib/services/world/world";

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_FoundationModelSummary.html */
export const MODEL_ID = /^[a-z0-9-]{1,63}\.[a-zA-Z0-9._:/-]{1,139}$/;

export const CellRefShape = z.object({
  account: z.string().min(1).max(200),
  region: z.string().refine((text) => partitionOf(text) !== null),
  modelId: z.string().max(140).regex(MODEL_ID),
});
export const CheckCellsInput = z.object({ cells: z.array(CellRefShape).min(1).max(400) });
export type CheckCellsInput = z.infer<typeof CheckCellsInput>;

export type CheckedCells = { asked: number; answered: number };
export type CheckRefusal = { code: "UNKNOWN_ACCOUNT"; message: string };

const CHECK_MS = 60_000;

/** Lists and availabilities of one region, asked before anything that waits. */
async function checkRegion(
  ctx: Context,
  at: { account: WorldAccount; region: string; modelIds: readonly string[] },
): Promise<number> {
  const { account, region, modelIds } = at;
  const reader = urgentReader(ctx, account);
  const signal = AbortSignal.timeout(CHECK_MS);
  const status = account.regions.find((one) => one.region === region)?.judged.status ?? null;
  const [models, profiles, form, ...availability] = await Promise.all([
    reader.models(region, signal),
    reader.profiles(region, signal),
    modelIds.some((id) => id.startsWith("anthropic."))
      ? readForm(ctx, { account, region, status, signal })
      : NEVER,
    ...modelIds.map((modelId) => reader.availability(region, modelId, signal)),
  ]);
  const facts: RegionFacts = {
    ...NO_REGION_FACTS,
    models,
    profiles,
    availability: Object.fromEntries(
      modelIds.map((id, place) => [id, availability[place] ?? NEVER]),
    ),
  };
  const now = ctx.now();
  if (form.status !== "never") {
    const { ref, accountId, name } = account;
    const forms = { [formKey(region, status)]: form };
    const patch = { accountId, facts: { forms } };
    await ctx.stores.facts.mergeAccount({ key: ref.key, name, patch, updatedAt: now });
  }
  await observeRegion(ctx, { account: account.key, region, availability: facts.availability });
  const readAt = models.status === "read" ? models.source.at : null;
  await ctx.stores.facts.mergeRegion({
    account: account.key,
    region,
    facts,
    attemptedAt: now,
    readAt,
  });
  return availability.filter((reading) => reading.status === "read").length;
}

/** The form of an opt-in region is asked there, that of all others in the partition's first region. */
function readForm(
  ctx: Context,
  at: { account: WorldAccount; region: string; status: string | null; signal: AbortSignal },
) {
  const own = formKey(at.region, at.status) === at.region;
  const where = own ? at.region : (defaultRegions(at.account.partition)[0] ?? at.region);
  return urgentReader(ctx, at.account).form(where, at.signal);
}

const urgentReader = (ctx: Context, { ref, accountId }: WorldAccount) =>
  ctx.aws.readerFor(ref, { expect: accountId, urgent: true });

/** Only rows with a route are asked for, or ones whose lists could not tell. */
const mayHaveRoute = ({ judged: { index } }: WorldRegion, modelId: string): boolean =>
  index.of(modelId).routes.length > 0 || !index.models.ok || !index.profiles.ok;

/** Asks AWS about these cells now and keeps what it says. A cell that can't be read keeps its last facts beside the failure. */
export async function checkCells(
  ctx: Context,
  { cells }: CheckCellsInput,
): Promise<Result<CheckedCells, CheckRefusal>> {
  const world = await ctx.world.read();
  const groups = new Map<string, { account: WorldAccount; region: string; modelIds: string[] }>();
  for (const { account: key, region, modelId } of cells) {
    const account = world.accounts.find((one) => one.key === key);
    const known = account?.regions.find((one) => one.region === region);
    if (!account || !known)
      return err({ code: "UNKNOWN_ACCOUNT", message: "No such account and Region is configured." });
    if (!isAskable({ region, status: known.judged.status })) continue;
    const group = groups.get(`${key}~${region}`) ?? { account, region, modelIds: [] };
    if (mayHaveRoute(known, modelId)) group.modelIds.push(modelId);
    groups.set(`${key}~${region}`, group);
  }
  const answered = await Promise.all([...groups.values()].map((group) => checkRegion(ctx, group)));
  for (const account of new Set([...groups.values()].map((group) => group.account.key))) {
    await recordHistory(ctx, { account, scanId: null });
  }
  return ok({ asked: cells.length, answered: answered.reduce((sum, count) => sum + count, 0) });
}
