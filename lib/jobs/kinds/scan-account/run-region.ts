import {
  type Availability,
  type ListKey,
  NO_REGION_FACTS,
  type Reading,
  type RegionFacts,
} from "@/lib/domain/facts/facts";
import { baseOfVariant } from "@/lib/domain/judge/models";
import { indexRegion } from "@/lib/domain/judge/region-index";
import { observeRegion } from "@/lib/services/facts/observe-region";
import { askInTurn } from "./ask-in-turn";
import { type Breaker, createBreaker } from "./breaker";
import { isLookedAt } from "./focus";
import { isUndecided, PASSES_MAX, pauseBeforePass } from "./passes";
import type { AccountRun } from "./types";

const SAVE_EVERY_MS = 1_000;
/** So that many regions side by side do not spend the processor's time on being saved. */
const SAVE_SPACING_MS = 80;
/** The pause after a save, in times of what it took: a machine short of time saves less often. */
const SAVE_SHARE = 10;
/** A region that is read in less is written once. */
const FIRST_SAVE_MS = 300;

type Draft = Omit<{ -readonly [Key in keyof RegionFacts]: RegionFacts[Key] }, "availability"> & {
  availability: Record<string, Reading<Availability>>;
};
type RegionRun = AccountRun & {
  region: string;
  draft: Draft;
  bedrock: Breaker;
  quotas: Breaker;
  planned: Set<string>;
  nextSaveAt: number;
  /** What the store does not have yet. */
  unsaved: { lists: Set<FactKey>; models: Set<string> };
};
type FactKey = ListKey | "dataRetention";

/** What was read since the last save. The store joins it with what it has. */
function takeUnsaved({ draft, unsaved }: RegionRun): RegionFacts {
  const lists = Object.fromEntries([...unsaved.lists].map((key) => [key, draft[key]]));
  const availability = Object.fromEntries(
    [...unsaved.models].flatMap((modelId) => {
      const reading = draft.availability[modelId];
      return reading ? [[modelId, reading]] : [];
    }),
  );
  for (const key of QUOTA_LISTS) if (unsaved.lists.has(key)) emptyOnceSaved(draft, key);
  unsaved.lists.clear();
  unsaved.models.clear();
  return { ...NO_REGION_FACTS, ...lists, availability };
}

const QUOTA_LISTS = ["quotas", "quotaDefaults"] as const;

/** Thousands of quotas that nothing here looks at again; that they were read is all that still counts. */
function emptyOnceSaved(draft: Draft, key: (typeof QUOTA_LISTS)[number]): void {
  const reading = draft[key];
  if (reading.status === "read") draft[key] = { ...reading, value: [] };
}

/** Keeps what was read so far; a watch is written before anything of it is shown. */
async function save(at: RegionRun): Promise<void> {
  const { run, storeKey, region, draft } = at;
  const now = run.ctx.now();
  const readAt = draft.models.status === "read" ? draft.models.source.at : null;
  const facts = takeUnsaved(at);
  await observeRegion(run.ctx, { account: storeKey, region, availability: facts.availability });
  await run.ctx.stores.facts.mergeRegion({
    account: storeKey,
    region,
    facts,
    attemptedAt: now,
    readAt,
  });
}

/** Models with a route here; never context variants. */
function modelsToAsk({ run, draft }: RegionRun): readonly string[] {
  const own =
    draft.models.status === "read" ? draft.models.value.map((model) => model.modelId) : [];
  const listed = new Set([...run.listedBefore, ...own]);
  const index = indexRegion(draft, { now: 0, staleAfterMs: null, listed });
  const profiled =
    draft.profiles.status === "read" ? draft.profiles.value.map((profile) => profile.modelId) : [];
  const provisioned =
    draft.provisioned.status === "read"
      ? draft.provisioned.value.map((entry) => entry.modelId)
      : [];
  const ids = new Set([...own, ...profiled, ...provisioned].map((id) => baseOfVariant(id, listed)));
  const wanted = run.scope.models;
  return [...ids].filter(
    (id) => index.of(id).routes.length > 0 && (wanted === null || wanted.includes(id)),
  );
}

/** Reads into the draft unless it is decided; after a give-up the fault stands for what was not asked. */
async function fill<Key extends FactKey>(
  region: RegionRun,
  key: Key,
  read: () => Promise<Draft[Key]>,
  options: { breaker: Breaker; first?: boolean },
): Promise<void> {
  const before = region.draft[key] as Reading<unknown>;
  if (!isUndecided(before)) return;
  const given = options.breaker.fault();
  if (given) {
    if (before.status === "never")
      put(region, key, { status: "failed", fault: given, last: null } as Draft[Key]);
    return;
  }
  const next = (await read()) as Reading<unknown>;
  options.breaker.saw(next, { first: options.first ?? false });
  if (next.status !== "never") put(region, key, next as Draft[Key]);
}

function put<Key extends FactKey>(region: RegionRun, key: Key, reading: Draft[Key]): void {
  region.draft[key] = reading;
  region.unsaved.lists.add(key);
}

async function readLists(region: RegionRun): Promise<void> {
  const { reader, run, bedrock: breaker } = region;
  const at = [region.region, run.signal] as const;
  await Promise.all([
    fill(region, "models", () => reader.models(...at), { breaker, first: true }),
    fill(region, "profiles", () => reader.profiles(...at), { breaker }),
    fill(region, "provisioned", () => reader.provisioned(...at), { breaker }),
  ]);
}

/** No route hangs on it, so nothing waits for it. */
async function readDataRetention(region: RegionRun): Promise<void> {
  const { reader, run, bedrock: breaker } = region;
  const read = () => reader.dataRetention(region.region, run.signal);
  await fill(region, "dataRetention", read, { breaker });
}

async function readQuotas(region: RegionRun): Promise<void> {
  const { reader, run, quotas: breaker } = region;
  const at = [region.region, run.signal] as const;
  await Promise.all([
    fill(region, "quotas", () => reader.quotas(...at), { breaker, first: true }),
    fill(region, "quotaDefaults", () => reader.quotaDefaults(...at), { breaker }),
    fill(region, "quotaRequests", () => reader.quotaRequests(...at), { breaker }),
  ]);
}

function readerOf({ reader, urgent, run, account, storeKey, region }: RegionRun, modelId: string) {
  const cell = { account: [account.key, storeKey], region, modelId };
  return isLookedAt(run.focus(), cell) ? urgent : reader;
}

async function readAvailability(region: RegionRun, modelId: string): Promise<void> {
  const { run, draft, bedrock, unsaved } = region;
  const before = draft.availability[modelId];
  if (!isUndecided(before)) return;
  const given = bedrock.fault();
  const next: Reading<Availability> = given
    ? { status: "failed", fault: given, last: null }
    : await readerOf(region, modelId).availability(region.region, modelId, run.signal);
  if (!given) bedrock.saw(next);
  if (next.status === "never") return;
  draft.availability[modelId] = next;
  unsaved.models.add(modelId);
  if (!isUndecided(next) || given) run.tally.cellDecided();
  await saveSometimes(region);
}

async function saveSometimes(region: RegionRun): Promise<void> {
  const now = performance.now();
  if (now < region.nextSaveAt) return;
  region.nextSaveAt = Number.POSITIVE_INFINITY;
  await save(region);
  const tookMs = performance.now() - now;
  const spacing = Math.max(SAVE_SPACING_MS * region.run.lanes.busy(), SAVE_SHARE * tookMs);
  region.nextSaveAt = performance.now() + Math.max(SAVE_EVERY_MS, spacing);
}

async function readModels(region: RegionRun): Promise<void> {
  await readLists(region);
  const ids = modelsToAsk(region);
  const added = ids.filter((id) => !region.planned.has(id));
  for (const id of added) region.planned.add(id);
  region.run.tally.cellsPlanned(added.length);
  if (added.length > 0) await saveSometimes(region);
  await askInTurn(ids, {
    looked: () => region.run.focus().modelId,
    ask: (id) => readAvailability(region, id),
  });
}

function isDone({ draft, bedrock, quotas, planned }: RegionRun): boolean {
  const lists = [draft.models, draft.profiles, draft.provisioned, draft.dataRetention];
  const cells = [...planned].map((id) => draft.availability[id]);
  const limits = [draft.quotas, draft.quotaDefaults, draft.quotaRequests];
  const bedrockDone = bedrock.fault() !== null || ![...lists, ...cells].some(isUndecided);
  return bedrockDone && (quotas.fault() !== null || !limits.some(isUndecided));
}

/** Reads one region: lists, then each model with a route, and quotas beside them; then passes over what is undecided. */
export async function runRegion(account: AccountRun, name: string): Promise<RegionFacts> {
  const { run } = account;
  const region: RegionRun = {
    ...account,
    region: name,
    draft: { ...NO_REGION_FACTS, availability: {} },
    bedrock: createBreaker(),
    quotas: createBreaker(),
    planned: new Set(),
    nextSaveAt: performance.now() + FIRST_SAVE_MS,
    unsaved: { lists: new Set(), models: new Set() },
  };
  for (let pass = 0; pass <= PASSES_MAX && !run.signal.aborted; pass += 1) {
    if (pass > 0) await run.sleep(pauseBeforePass(pass, run.random), run.signal);
    await Promise.all([readModels(region), readQuotas(region), readDataRetention(region)]);
    if (isDone(region)) break;
  }
  await save(region);
  run.tally.regionDone();
  return region.draft;
}
