import {
  type AccountFacts,
  freshnessTurnsAt,
  NEVER,
  type Reading,
  type RegionFacts,
  type RegionStatus,
  type Source,
} from "@/lib/domain/facts/facts";
import { groupBy } from "@/lib/domain/group-by";
import { onceFor } from "@/lib/domain/once-for";
import { own } from "@/lib/domain/own";
import { ageOf, type Proof, proofTurnsAt } from "@/lib/domain/proof/proof";
import { crossModelPerDay } from "@/lib/domain/quota/cross-model";
import { quotaNamesOf } from "@/lib/domain/quota/name-index";
import { joinQuotas, type QuotaRow } from "@/lib/domain/quota/rows";
import { closedRoutes, isEveryTokenQuotaZero } from "@/lib/domain/quota/verdicts";
import type { EpochMs } from "@/lib/domain/time";
import type { ClosedRoute, GateResult, LastKnown, Route } from "@/lib/domain/verdict";
import type { Cell } from "./cell";
import { type Age, asLastGood, current } from "./current";
import { type DatedVerdict, gatesOf, judgeCell } from "./judge-cell";
import type { Catalogue, ModelRow } from "./models";
import { quotaCandidates } from "./quota-candidates";
import { type RegionFinding, regionFindings } from "./region-findings";
import { indexRegion, type Listings, type RegionIndex } from "./region-index";
import { pendingDeadline } from "./rules/agreement";
import { lifecycleTurnsAt } from "./rules/lifecycle";

export type RegionInput = {
  account: AccountFacts;
  region: string;
  facts: RegionFacts;
  catalogue: Catalogue;
  age: Age;
  /** First sight of PENDING by model, over all regions of the account. */
  firstSeenPending: ReadonlyMap<string, EpochMs>;
  /** What came of calls that were tried in this region. */
  proofs: readonly Proof[];
};

export type JudgedCell = { modelId: string } & DatedVerdict;
export type JudgedRegion = {
  status: string | null;
  cells: readonly JudgedCell[];
  quotas: readonly QuotaRow[];
  index: RegionIndex;
  /** What holds for the whole region, said once. */
  findings: readonly RegionFinding[];
  /** Cross-Model Max Tokens Per Day; null where it is not listed. */
  crossModelPerDay: QuotaRow | null;
  /** Null where the quotas were not read, or none of them counts tokens. */
  everyTokenQuotaZero: boolean | null;
  /** The spellings by which a model's quotas are looked for; none for a model without a route here. */
  quotaNamesOf: (modelId: string) => readonly string[];
  /** The gates of one row's cell in their order; none for a model that is no row. */
  gatesOf: (modelId: string) => readonly GateResult[];
  /** The newest call of a model that was tried here within a week, by whatever route; null: none was. */
  proofOf: (modelId: string) => Proof | null;
  /** When a verdict may change by itself: a deadline, days left, a value that grows stale. */
  validUntil: EpochMs;
};

/** The region's opt-in state; null where ListRegions failed, was not asked, or does not name it. */
export function statusOf(
  account: AccountFacts,
  region: string,
): { status: string | null; source: Source | null } {
  if (account.regions.status !== "read") return { status: null, source: null };
  const found = account.regions.value.find((entry: RegionStatus) => entry.region === region);
  return { status: found?.status ?? null, source: account.regions.source };
}

const candidatesOf = onceFor(quotaCandidates);

const byModelId = onceFor(
  (quotas: readonly QuotaRow[]): ReadonlyMap<string | null, readonly QuotaRow[]> =>
    groupBy(quotas, ({ modelId, about }) => modelId ?? about),
);

const NO_ROWS: readonly QuotaRow[] = [];
const NO_PROOFS: readonly Proof[] = [];
const proofsByModel = onceFor((proofs: readonly Proof[]) =>
  groupBy(proofs, ({ modelId }) => modelId),
);
const NONE_CLOSED: readonly ClosedRoute[] = [];

type Half = {
  index: RegionIndex;
  quotas: readonly QuotaRow[];
  shared: QuotaRow | null;
  everyTokenQuotaZero: boolean | null;
  cellOf: (row: ModelRow) => Cell;
};

/** There are thousands, and the same in most accounts. */
const everyZeroOf = onceFor(isEveryTokenQuotaZero);

/** One way to look at a region: as it was last read, or as it was last read well. */
function look(input: RegionInput, age: Age): Half {
  const { account, region, facts, catalogue, firstSeenPending } = input;
  const proofs = proofsByModel(input.proofs);
  const { now, staleAfterMs } = age;
  const index = indexRegion(facts, { now, staleAfterMs, listed: catalogue.listed });
  const { status, source } = statusOf(account, region);
  const quotas = joinQuotas({
    applied: facts.quotas,
    defaults: facts.quotaDefaults,
    requests: facts.quotaRequests,
    candidates: candidatesOf(index.listings, catalogue.rows),
  });
  const byModel = byModelId(quotas);
  const shared = crossModelPerDay(quotas);
  const usable = current(facts.quotas, age).ok;
  const everyTokenQuotaZero = usable ? everyZeroOf(quotas) : null;
  const routesOf = ({ modelId }: ModelRow): Cell["routes"] => {
    const { routes } = index.of(modelId);
    if (!usable) return { open: routes, closed: NONE_CLOSED };
    const closed = closedRoutes(byModel.get(modelId) ?? NO_ROWS, { modelId, routes, shared });
    if (closed.length === 0) return { open: routes, closed: NONE_CLOSED };
    const isOpen = (route: Route) => closed.every((one) => one.route !== route);
    return { open: routes.filter(isOpen), closed };
  };
  const cellOf = (row: ModelRow): Cell => ({
    region,
    row,
    age,
    account,
    regionStatus: status,
    regionSource: source,
    facts,
    index,
    listing: index.of(row.modelId),
    availability: current(own(facts.availability, row.modelId), age),
    firstSeenPendingAt: firstSeenPending.get(row.modelId) ?? null,
    quotaRows: byModel.get(row.modelId) ?? NO_ROWS,
    routes: routesOf(row),
    everyTokenQuotaZero: everyTokenQuotaZero === true,
    proofs: proofs.get(row.modelId) ?? NO_PROOFS,
  });
  return { index, quotas, shared, everyTokenQuotaZero, cellOf };
}

/** Facts as they were when each was last read well, for "last known". */
function lastKnownInput(input: RegionInput): RegionInput {
  const { account, facts } = input;
  return {
    ...input,
    account: {
      ...account,
      identity: asLastGood(account.identity),
      regions: asLastGood(account.regions),
      agreements: asLastGood(account.agreements),
      entitlements: eachAsLastGood(account.entitlements),
      forms: eachAsLastGood(account.forms),
    },
    facts: {
      ...facts,
      models: asLastGood(facts.models),
      profiles: asLastGood(facts.profiles),
      provisioned: asLastGood(facts.provisioned),
      quotas: asLastGood(facts.quotas),
      quotaDefaults: NEVER,
      quotaRequests: NEVER,
      use: NEVER,
      availability: eachAsLastGood(facts.availability),
      dataRetention: asLastGood(facts.dataRetention),
    },
  };
}

function eachAsLastGood<T>(
  readings: Readonly<Record<string, Reading<T>>>,
): Readonly<Record<string, Reading<T>>> {
  return Object.fromEntries(
    Object.entries(readings).map(([key, reading]) => [key, asLastGood(reading)]),
  );
}

/** Judges every row in one region of one account. */
export function judgeRegion(input: RegionInput): JudgedRegion {
  const { catalogue, age } = input;
  const now = look(input, age);
  const before = lazily(() => look(lastKnownInput(input), { now: age.now, staleAfterMs: null }));
  let validUntil = staleAt(input);
  const cells = [...catalogue.rows.values()].map((row): JudgedCell => {
    const cell = now.cellOf(row);
    validUntil = Math.min(validUntil, ...changesAt(cell));
    const { verdict, readAt } = judgeCell(cell, () => {
      const known = before().cellOf(row);
      validUntil = Math.min(validUntil, ...changesAt(known));
      return lastKnownOf(known);
    });
    return { modelId: row.modelId, verdict, readAt };
  });
  const { status } = statusOf(input.account, input.region);
  const { quotas, index, shared, everyTokenQuotaZero } = now;
  const usable = current(input.facts.quotas, age).ok;
  return {
    status,
    cells,
    quotas,
    index,
    findings: regionFindings({
      region: input.region,
      shared: usable ? shared : null,
      everyTokenQuotaZero: everyTokenQuotaZero === true,
    }),
    crossModelPerDay: shared,
    everyTokenQuotaZero,
    quotaNamesOf: quotaNamesIn(index.listings, catalogue.rows),
    gatesOf: gatesIn(input),
    proofOf: proofsIn(input),
    validUntil,
  };
}

/** A model without a route here has no quota to look for. */
function quotaNamesIn(
  listings: Listings,
  rows: ReadonlyMap<string, ModelRow>,
): JudgedRegion["quotaNamesOf"] {
  return (modelId) => {
    const candidate = candidatesOf(listings, rows).find((one) => one.modelId === modelId);
    return candidate && candidate.scopes.size > 0 ? quotaNamesOf(candidate) : [];
  };
}

/** Apart from `judgeRegion`, so that nothing of the judging is kept; looking again takes some milliseconds. */
function gatesIn(input: RegionInput): JudgedRegion["gatesOf"] {
  return (modelId) => {
    const row = input.catalogue.rows.get(modelId);
    return row ? gatesOf(look(input, input.age).cellOf(row)) : [];
  };
}

/** Apart from the age at which it was judged, since a proof that is a week old moves the region by itself. */
function proofsIn({ proofs, age }: RegionInput): JudgedRegion["proofOf"] {
  return (modelId) => {
    const own = proofsByModel(proofs).get(modelId) ?? NO_PROOFS;
    const newest = [...own].sort((a, b) => b.at - a.at)[0];
    return newest && ageOf(newest, age.now) !== "gone" ? newest : null;
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What the cell was when it was last known; null if it never was. */
function lastKnownOf(cell: Cell): LastKnown | null {
  const { verdict, readAt } = judgeCell(cell, () => null);
  if (verdict.state === "unknown" || readAt === null) return null;
  return { state: verdict.state, code: verdict.code, at: readAt };
}

function changesAt(cell: Cell): number[] {
  const { age, listing, proofs } = cell;
  const times = [
    pendingDeadline(cell),
    ...lifecycleTurnsAt(listing.listed?.lifecycle ?? null, age.now),
    ...proofs.flatMap(proofTurnsAt),
  ];
  return times.filter((time): time is number => time !== null && time > age.now);
}

/** The earliest moment at which a value read for this region grows stale, or one from the future no longer is. */
function staleAt({ account, facts, age }: RegionInput): number {
  const { staleAfterMs } = age;
  if (staleAfterMs === null) return Number.POSITIVE_INFINITY;
  const readings = [
    account.regions,
    facts.models,
    facts.profiles,
    facts.provisioned,
    facts.quotas,
    facts.dataRetention,
    ...Object.values(facts.availability),
    ...Object.values(account.forms),
    ...Object.values(account.entitlements),
  ];
  let earliest = Number.POSITIVE_INFINITY;
  for (const reading of readings) {
    if (reading.status !== "read") continue;
    for (const at of freshnessTurnsAt(reading.source.at, staleAfterMs))
      if (at > age.now && at < earliest) earliest = at;
  }
  return earliest;
}
