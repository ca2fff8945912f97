import type { Availability, Reading } from "@/lib/domain/facts/facts";
import { isUndecided } from "@/lib/domain/facts/undecided";
import { baseOfVariant, mayBeVariant } from "@/lib/domain/judge/models";
import { indexRegion } from "@/lib/domain/judge/region-index";
import { allEnded } from "@/lib/jobs/all-ended";
import { type AskQueue, createAskQueue } from "./ask-queue";
import { fill } from "./fill";
import { isLookedAt } from "./focus";
import { factsOf, type RegionRun } from "./region-run";
import { saveSometimes } from "./save-region";

/**
 * One pass over a region's lists and models: a model is asked as soon as one list shows a route for it. No route hangs on
 * the data retention mode, so nothing waits for it.
 */
export async function readModels(region: RegionRun): Promise<void> {
  const { reader, run, bedrock: breaker } = region;
  const at = [region.region, run.signal] as const;
  const queue = createAskQueue({
    looked: () => run.focus().modelId,
    ask: (id) => readAvailability(region, id),
  });
  queue.add(region.planned);
  const listed = async (filled: Promise<void>) => {
    await filled;
    await plan(region, queue);
  };
  const lists = allEnded([
    listed(fill(region, "models", { read: () => reader.models(...at), breaker, first: true })),
    listed(fill(region, "profiles", { read: () => reader.profiles(...at), breaker })),
    listed(fill(region, "provisioned", { read: () => reader.provisioned(...at), breaker })),
  ]).then(queue.close, (error: unknown) => {
    queue.stop();
    throw error;
  });
  const read = () => reader.dataRetention(...at);
  await allEnded([lists, queue.done, fill(region, "dataRetention", { read, breaker })]);
}

async function plan(region: RegionRun, queue: AskQueue): Promise<void> {
  const added = modelsToAsk(region).filter((id) => !region.planned.has(id));
  if (added.length === 0) return;
  for (const id of added) region.planned.add(id);
  region.sawRoute();
  region.run.tally.cellsPlanned(region.region, added.length);
  queue.add(added);
  await saveSometimes(region);
}

/** Models with a route here, by what the lists say so far; never context variants. */
function modelsToAsk(region: RegionRun): readonly string[] {
  const { draft, listedBefore, run } = region;
  const own = valuesOf(draft.models);
  const listed = new Set([...listedBefore, ...own.map(({ modelId }) => modelId)]);
  const index = indexRegion(factsOf(region), { now: 0, staleAfterMs: null, listed });
  const shown = [...own, ...valuesOf(draft.profiles), ...valuesOf(draft.provisioned)];
  // Which base a variant folds into is told by the list that may hold it.
  const isClear = (id: string) => draft.models.status !== "never" || !mayBeVariant(id);
  const clear = shown.filter(({ modelId }) => isClear(modelId));
  const ids = new Set(clear.map(({ modelId }) => baseOfVariant(modelId, listed)));
  const wanted = run.scope.models;
  return [...ids].filter(
    (id) => index.of(id).routes.length > 0 && (wanted === null || wanted.includes(id)),
  );
}

const valuesOf = <T>(reading: Reading<readonly T[]>): readonly T[] =>
  reading.status === "read" ? reading.value : [];

async function readAvailability(region: RegionRun, modelId: string): Promise<void> {
  const { run, draft, bedrock, unsaved } = region;
  if (!isUndecided(draft.availability.get(modelId))) return;
  const given = bedrock.fault();
  const next: Reading<Availability> = given
    ? { status: "failed", fault: given, last: null }
    : await readerFor(region, modelId).availability(region.region, modelId, run.signal);
  if (!given) bedrock.saw(next);
  if (next.status === "never") return;
  draft.availability.set(modelId, next);
  unsaved.models.add(modelId);
  if (next.status === "read" && next.value.agreement === "PENDING") region.sawPending(modelId);
  if (!isUndecided(next) || given) run.tally.cellDecided();
  await saveSometimes(region);
}

function readerFor({ reader, urgent, run, account, storeKey, region }: RegionRun, modelId: string) {
  const cell = { account: [account.key, storeKey], region, modelId };
  return isLookedAt(run.focus(), cell) ? urgent : reader;
}

/** Nothing is left that another pass could decide. */
export function areModelsDecided({ draft, bedrock, planned }: RegionRun): boolean {
  if (bedrock.fault() !== null) return true;
  const lists = [draft.models, draft.profiles, draft.provisioned, draft.dataRetention];
  const cells = [...planned].map((id) => draft.availability.get(id));
  return ![...lists, ...cells].some(isUndecided);
}
