import type { Line } from "@/lib/domain/requirement/line";
import type { EpochMs } from "@/lib/domain/time";
import { type Closer, closersOf, unreadCloser } from "./closers";
import { lineClosers } from "./line-closers";
import type { Opening, PlanAccount, PlanCell, PlanPlace, PlanRegion, PlanWorld } from "./types";

/** A cell, a required line that no cell stands for, or, with neither, what was not read, with where it is. */
export type Where = {
  account: PlanAccount | null;
  region: PlanRegion | null;
  cell: PlanCell | null;
  line: Line | null;
  closer: Closer;
};

type AccountTally = {
  regions: Set<string>;
  models: Map<string, string>;
  cells: number;
  required: number;
};

/** What was counted of one cause. */
export type Tally = {
  id: string;
  closer: Closer;
  locked: string | null;
  places: Map<string, AccountTally>;
  cells: number;
  later: number;
  required: number;
  requiredLater: number;
  lines: Line[];
  /** The first place of each step, by account and step. */
  steps: Map<string, Where>;
  /** The first place of each model that is to be moved from, since no step opens it. */
  moves: Map<string, Where>;
  /** The first place of each account. */
  firsts: Map<string, Where>;
  /** The calls that failed, and what was said of the readings. */
  calls: Set<string>;
  said: Set<string>;
  first: Where;
  readAt: EpochMs | null;
};

export type Counted = {
  tallies: readonly Tally[];
  openings: readonly Opening[];
  cells: number;
  holding: number;
};

const LINES_KEPT = 12;
const MODELS_KEPT = 4;

type Book = { tallies: Map<string, Tally>; openings: Map<string, Opening> };

/**
 * Counts every cell and every required line once, at what decides it, and notes what stands behind that. What was not read
 * counts as nothing, and is a cause all the same.
 */
export function countCauses({ accounts, lines }: PlanWorld): Counted {
  const book: Book = { tallies: new Map(), openings: new Map() };
  const required = new Set(lines.map(keyOfLine));
  const known = new Map<string, Found>();
  let cells = 0;
  for (const account of accounts) {
    for (const region of account.regions) {
      for (const cell of region.cells) {
        const at = { account, region, cell, closers: closersOf(cell, region.region) };
        const key = keyOf(account.key, region.region, cell.modelId);
        if (required.has(key)) known.set(key, at);
        if (at.closers.length > 0) cells += 1;
        enter(book, { ...at, line: null });
      }
    }
    for (const unread of account.unread) {
      const region = account.regions.find((one) => one.region === unread.region) ?? null;
      enter(book, { account, region, cell: null, line: null, closers: [unreadCloser(unread)] });
    }
  }
  for (const line of lines) {
    const at = known.get(keyOfLine(line)) ?? nowhere(line, accounts);
    enter(book, { ...at, line, closers: lineClosers(line, at) });
  }
  return {
    tallies: [...book.tallies.values()],
    openings: [...book.openings.values()],
    cells,
    holding: lines.filter(({ state }) => state === "met").length,
  };
}

/** A cell, or with `line` a required line, is counted at its first closer. */
function enter(book: Book, { closers, ...at }: Found & Pick<Where, "line">): void {
  if (closers.length === 0) return;
  const ids = closers.map((closer, place) => {
    const where = { ...at, closer };
    const tally = tallyOf(book, where);
    note(tally, where, place === 0);
    return tally.id;
  });
  const name = at.cell?.modelName ?? at.line?.modelName ?? "";
  if (closers.every(({ step }) => step !== null))
    noteOpening(book, { ids, name, isLine: at.line !== null });
}

function tallyOf({ tallies }: Book, where: Where): Tally {
  const id = idOf(where);
  const known = tallies.get(id);
  if (known) return known;
  const made = newTally(id, where);
  tallies.set(id, made);
  return made;
}

type Opened = { ids: readonly string[]; name: string; isLine: boolean };

function noteOpening({ openings }: Book, { ids, name, isLine }: Opened): void {
  const key = ids.join(" ");
  const known: Opening = openings.get(key) ?? { causes: ids, cells: 0, lines: 0, models: [] };
  const { cells, lines, models } = known;
  const isNew = models.length < MODELS_KEPT && !models.includes(name);
  openings.set(key, {
    causes: ids,
    cells: cells + Number(!isLine),
    lines: lines + Number(isLine),
    models: isNew ? [...models, name] : models,
  });
}

type Found = Omit<Where, "line" | "closer"> & { closers: readonly Closer[] };

const keyOf = (account: string | null, region: string | null, modelId: string | null): string =>
  `${account} ${region} ${modelId}`;
const keyOfLine = ({ account, region, modelId }: Line): string => keyOf(account, region, modelId);

function nowhere(line: Line, accounts: readonly PlanAccount[]): Found {
  const account = accounts.find(({ key }) => key === line.account) ?? null;
  const region = account?.regions.find(({ region }) => region === line.region) ?? null;
  return { account, region, cell: null, closers: [] };
}

/** An account that lets nobody in is one cause of its own. */
const lockedOf = ({ account, closer }: Where): string | null =>
  account?.locked && closer.state === "unknown" ? account.key : null;

function idOf(where: Where): string {
  const { owner, key } = where.closer;
  const locked = lockedOf(where);
  return `${owner ?? "nobody"}.${key}${locked === null ? "" : `~${locked}`}`;
}

const newTally = (id: string, where: Where): Tally => ({
  id,
  closer: where.closer,
  locked: lockedOf(where),
  places: new Map(),
  cells: 0,
  later: 0,
  required: 0,
  requiredLater: 0,
  lines: [],
  steps: new Map(),
  moves: new Map(),
  firsts: new Map(),
  calls: new Set(),
  said: new Set(),
  first: where,
  readAt: null,
});

function note(tally: Tally, where: Where, decides: boolean): void {
  const { line, region, cell, closer } = where;
  const account = where.account?.key ?? line?.account ?? "";
  const place = accountTallyOf(tally, account);
  if (line !== null) {
    tally[decides ? "required" : "requiredLater"] += 1;
    if (decides) place.required += 1;
    if (decides && tally.lines.length < LINES_KEPT) tally.lines.push(line);
  } else if (cell !== null) {
    tally[decides ? "cells" : "later"] += 1;
    if (decides) place.cells += 1;
  }
  const code = region?.region ?? line?.region ?? null;
  if (code !== null) place.regions.add(code);
  const modelId = cell?.modelId ?? line?.modelId ?? null;
  if (modelId !== null) place.models.set(modelId, cell?.modelName ?? line?.modelName ?? modelId);
  if (!tally.firsts.has(account)) tally.firsts.set(account, where);
  noteReading(tally, closer);
  const step = `${account} ${closer.step}`;
  if (closer.step !== null && !tally.steps.has(step)) tally.steps.set(step, where);
  if (cell && isMove(closer) && !tally.moves.has(cell.modelId))
    tally.moves.set(cell.modelId, where);
  const readAt = cell?.readAt ?? null;
  if (readAt !== null) tally.readAt = Math.min(tally.readAt ?? readAt, readAt);
}

function noteReading({ calls, said }: Tally, { finding }: Closer): void {
  if (finding?.severity !== "unknown") return;
  said.add(finding.message);
  if (finding.call !== undefined) calls.add(finding.call);
}

/** A model that has ended or ends soon: another one takes its place. */
const isMove = ({ code, step }: Closer): boolean =>
  step === null && (code === "ModelEndOfLife" || code === "AgreementNotCreated");

function accountTallyOf({ places }: Tally, account: string): AccountTally {
  const known = places.get(account);
  if (known) return known;
  const made: AccountTally = { regions: new Set(), models: new Map(), cells: 0, required: 0 };
  places.set(account, made);
  return made;
}

export const placesOf = ({ places }: Tally): readonly PlanPlace[] =>
  [...places].map(([account, { regions, models, cells, required }]) => ({
    account,
    regions: [...regions],
    models: [...models.values()],
    cells,
    required,
  }));
