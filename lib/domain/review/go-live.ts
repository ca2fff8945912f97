import { groupBy } from "@/lib/domain/group-by";
import {
  LINE_STATES,
  type LineCounts,
  type LineState,
  linesIn,
} from "@/lib/domain/requirement/line";
import type { ListStatus } from "@/lib/domain/requirement/world";
import { midSentence } from "@/lib/domain/words/sentence";
import type { RequiredHere, WayHere } from "./required-here";

type Judged = { required: { counts: LineCounts }; lists: ListStatus };

/**
 * Whether a Region is fit for go-live, by the worst of its lines: fit is `met`, all lines by their own policy, and all of
 * the Region read. Null where nobody requires anything: there is nothing to judge.
 */
export function goLiveOf({ required: { counts }, lists }: Judged): LineState | null {
  if (linesIn(counts) === 0) return null;
  const worst = LINE_STATES.find((state) => counts[state] > 0) ?? "cannot_tell";
  return worst === "met" && lists !== "read" ? "cannot_tell" : worst;
}

/** The worst of several; null where nobody requires anything. */
export function worstGoLive(lines: readonly Judged[]): LineState | null {
  const states = lines.map(goLiveOf);
  return LINE_STATES.find((state) => states.includes(state)) ?? null;
}

const BEST_FIRST = LINE_STATES.toReversed();

/** Fit Regions first, then those that need the most. */
export const bestFirst = <T>(
  items: readonly T[],
  of: (item: T) => LineState | null,
): readonly T[] => items.toSorted((a, b) => rankOf(of(a)) - rankOf(of(b)));

const rankOf = (goLive: LineState | null): number => (goLive ? BEST_FIRST.indexOf(goLive) : -1);

export type NamedRegion = { region: string; goLive: LineState | null; required: RequiredHere };

/** More than these would be a list, and the list stands below. */
const SAID_MAX = 3;

/** The sentence that answers where one can go live, the fit Regions first; null where nobody requires anything. */
export function goLiveText(regions: readonly NamedRegion[]): string | null {
  const judged = bestFirst(
    regions.filter(({ goLive }) => goLive !== null),
    ({ goLive }) => goLive,
  );
  if (judged.length === 0) return null;
  const fit = judged.filter(({ goLive }) => goLive === "met");
  const others = judged.filter(({ goLive }) => goLive !== "met");
  const alike = groupBy(others, (one) => `${one.goLive} ${needsText(one)}`);
  const said = [...alike.values()].slice(0, SAID_MAX);
  const rest = others.length - said.reduce((sum, own) => sum + own.length, 0);
  return [
    fitText(fit),
    ...said.map(sentenceOf),
    ...(rest > 0 ? [`${rest} more ${rest === 1 ? "is" : "are"} not fit.`] : []),
  ].join(" ");
}

function fitText(fit: readonly NamedRegion[]): string {
  if (fit.length === 0) return "No Region is fit for go-live yet.";
  const said = `${listed(fit)} ${fit.length === 1 ? "is" : "are"} fit for go-live.`;
  const global = fit.filter(({ required }) => required.byGlobal > 0);
  if (global.length === 0) return said;
  return `${said} In ${listed(global)} some of it holds by the global profile only.`;
}

const listed = (regions: readonly NamedRegion[]): string => {
  const names = regions.map(({ region }) => region);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
};

const LEADS = {
  short: ["is short", "are short"],
  cannot_tell: ["can’t be told", "can’t be told"],
  not_met: ["does not hold", "do not hold"],
  met: ["is fit", "are fit"],
} as const satisfies Record<LineState, readonly [one: string, many: string]>;

/** Regions of which the same is to be said, in one sentence. */
function sentenceOf(regions: readonly NamedRegion[]): string {
  const [first] = regions;
  if (!first) return "";
  const [one, many] = LEADS[first.goLive ?? "cannot_tell"];
  return `${listed(regions)} ${regions.length === 1 ? one : many}${needsText(first)}.`;
}

/** The steps it takes, and what holds it until then. */
function needsText({ required }: NamedRegion): string {
  const until = required.ways.some(({ byGlobal }) => byGlobal)
    ? "; until then by the global profile only"
    : "";
  return `${stepsText(required.ways)}${until}`;
}

const STEPS_MAX = 2;

/** The steps that open the most, as they stand in the list. */
function stepsText(ways: readonly WayHere[]): string {
  const steps = [...new Set(ways.flatMap(({ step }) => step ?? []))];
  if (steps.length === 0) return "";
  const said = steps.slice(0, STEPS_MAX).map(midSentence);
  const rest = steps.length - STEPS_MAX;
  const more = rest > 0 ? `, and ${rest} more` : "";
  return `: ${said.join(rest > 0 ? ", " : " and ")}${more}`;
}
