import type { Owner } from "@/lib/domain/owner";
import type { State } from "@/lib/domain/state";
import type { EpochMs } from "@/lib/domain/time";
import type { Route, Verdict } from "@/lib/domain/verdict";
import type { RequiredCell, RequirementFinding } from "./world";

/**
 * What a line came to, worst first. `short`: it is ready, and a quota is too small. `cannot_tell`: something it rests on
 * was not read; only what was read can be `not_met`.
 */
export const LINE_STATES = ["not_met", "short", "cannot_tell", "met"] as const;
export type LineState = (typeof LINE_STATES)[number];

/**
 * The routes by which it can be called. `global-only`: nothing but the global profile gives what is needed, where
 * `meant` was asked for; null: where another route was there to be used. It never makes a policy met.
 */
export type HeldBy =
  | { by: "routes"; routes: readonly Route[] }
  | { by: "global-only"; meant: string | null }
  | { by: "none" };

/**
 * `act`: in AWS, by the owner. `ask`: for more of the quota `quotaCode`. `wait`: AWS is at work. `read`: again, now.
 * `choose`: another model, route or Region. `configure`: the file.
 */
export type LineStep = {
  kind: "act" | "ask" | "wait" | "read" | "choose" | "configure";
  /** The same for all lines that this very step opens. */
  key: string;
  text: string;
  /** What it is called where it is already written: `The same form`. */
  same: string;
  takes: string | null;
  quotaCode: string | null;
};

/** Why it does not hold. `title`: at most a few words; `message`: one sentence, AWS's own text where it was not read. */
export type LineReason = Pick<RequirementFinding, "about" | "message"> &
  Pick<Verdict, "code" | "cause"> & { title: string };

/**
 * requirement × model × Region × account. Account, Region or model is null where a problem of the requirement stands for
 * all of them; `modelName` is then what the requirement names.
 */
export type Line = {
  id: string;
  requirement: string;
  account: string | null;
  region: string | null;
  modelId: string | null;
  modelName: string | null;
  state: LineState;
  /** That of the cell; null where there is none. */
  cell: State | null;
  heldBy: HeldBy;
  tokensPerMinute: RequiredCell["tokensPerMinute"];
  /** Each allowed route's and the global profile's applied tokens a minute, where a minimum is asked for. */
  applied: readonly { route: Route; applied: number | null }[];
  /** Null where it is met. */
  reason: LineReason | null;
  /** Who must act first; null: nobody, or nobody can be named. */
  owner: Owner | null;
  /** Who decides after that. */
  decider: Owner | null;
  step: LineStep | null;
  /** Since when it is in this state; null where nothing that was kept tells. */
  since: EpochMs | null;
};

/** A line as it is judged, before it is known since when it is so. */
export type JudgedLine = Omit<Line, "id" | "since">;

export type LineCounts = Readonly<Record<LineState, number>>;

/** The lines of one Region and account of a requirement, the worst first: that one decides the row. */
export type LineRow = {
  id: string;
  requirement: string;
  account: string | null;
  region: string | null;
  state: LineState;
  counts: LineCounts;
  lines: readonly Line[];
};

export function countLines(lines: readonly Pick<Line, "state">[]): LineCounts {
  const counts = { met: 0, short: 0, not_met: 0, cannot_tell: 0 };
  for (const { state } of lines) counts[state] += 1;
  return counts;
}

/** What rows come to together. */
export function sumCounts(rows: readonly Pick<LineRow, "counts">[]): LineCounts {
  const sum = { met: 0, short: 0, not_met: 0, cannot_tell: 0 };
  for (const { counts } of rows) for (const state of LINE_STATES) sum[state] += counts[state];
  return sum;
}

/** How many lines there are. */
export const linesIn = (counts: LineCounts): number =>
  LINE_STATES.reduce((sum, state) => sum + counts[state], 0);

/** The worst that occurs; of nothing it can't be told. */
export const worstLine = (lines: readonly Pick<Line, "state">[]): LineState =>
  LINE_STATES.find((state) => lines.some((line) => line.state === state)) ?? "cannot_tell";

const rank = ({ state }: Pick<Line, "state">): number => LINE_STATES.indexOf(state);

/** Things with a state, the worst first; those of one state keep their order. */
export const worstLineFirst = <T extends Pick<Line, "state">>(items: readonly T[]): readonly T[] =>
  items.toSorted((a, b) => rank(a) - rank(b));
