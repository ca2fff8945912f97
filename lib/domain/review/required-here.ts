import { groupBy } from "@/lib/domain/group-by";
import { isNamed } from "@/lib/domain/named";
import type { Owner } from "@/lib/domain/owner";
import {
  countLines,
  LINE_STATES,
  type Line,
  type LineCounts,
  type LineState,
  worstLineFirst,
} from "@/lib/domain/requirement/line";
import type { Requirement } from "@/lib/domain/requirement/types";

/** One thing in the way of what is required in a Region: `lines` are those that its very step opens. */
export type WayHere = {
  key: string;
  title: string;
  state: Exclude<LineState, "met">;
  lines: number;
  owner: Owner | null;
  /** Who decides after that. */
  decider: Owner | null;
  takes: string | null;
  step: string | null;
  /** The global profile would hold it, or holds it until then. */
  byGlobal: boolean;
};

/** What is required in a Region of an account, and what it came to. */
export type RequiredHere = {
  counts: LineCounts;
  /** Of those that are met: how many only the global profile holds. */
  byGlobal: number;
  /** The worst first, then those that hold up the most. */
  ways: readonly WayHere[];
  /** Ids of lines that stand for a requirement in all of its Regions; they are among the counts. */
  whole: readonly string[];
};

export type LineRegion = { account: string; accountName: string | null; region: string };
type Asked = Pick<Requirement, "name" | "regions" | "accounts">;

/**
 * Lines by Region and account. A line without a Region, as of a model that no list shows or an account does not have, stands in
 * every Region for which its requirement asks there, so that none of them is called fit.
 */
export function placeLines(
  lines: readonly Line[],
  requirements: readonly Asked[],
): (place: LineRegion) => RequiredHere {
  const placed = groupBy(
    lines.filter(({ account, region }) => account !== null && region !== null),
    ({ account, region }) => `${account}~${region}`,
  );
  const whole = lines.filter(({ region }) => region === null);
  const asked = new Map(requirements.map((one) => [one.name, one]));
  return (place) => {
    const own = placed.get(`${place.account}~${place.region}`) ?? [];
    const covering = whole.filter(({ requirement, account }) => {
      const one = asked.get(requirement);
      if (account !== null && account !== place.account) return false;
      if (!one || !isNamed(one.accounts, place.account, place.accountName)) return false;
      return (
        one.regions?.includes(place.region) ?? own.some((line) => line.requirement === one.name)
      );
    });
    return requiredHere([...own, ...covering], covering);
  };
}

function requiredHere(lines: readonly Line[], whole: readonly Line[]): RequiredHere {
  return {
    counts: countLines(lines),
    byGlobal: lines.filter(({ state, heldBy }) => state === "met" && heldBy.by === "global-only")
      .length,
    ways: waysOf(lines),
    whole: whole.map(({ id }) => id),
  };
}

function waysOf(lines: readonly Line[]): readonly WayHere[] {
  const open = worstLineFirst(lines.filter(({ state }) => state !== "met"));
  const groups = groupBy(open, (line) => line.step?.key ?? line.reason?.title ?? line.id);
  return inOrder([...groups].flatMap(([key, own]) => wayOf(key, own) ?? []));
}

function wayOf(key: string, lines: readonly Line[]): WayHere | null {
  const [first] = lines;
  if (!first || first.state === "met") return null;
  const { state, owner, step } = first;
  return {
    ...{ key, state, owner, decider: first.decider },
    title: titleOf(first),
    lines: lines.length,
    takes: step?.takes ?? null,
    step: step?.text ?? null,
    byGlobal: lines.some(({ heldBy }) => heldBy.by === "global-only"),
  };
}

/** A quota or a missing model is of one model, and says of which. */
function titleOf({ reason, modelName }: Line): string {
  if (!reason) return "Not known";
  const ofModel = reason.about === "quota" || reason.about === "model" || reason.about === "route";
  return ofModel && modelName !== null ? `${modelName}: ${reason.title}` : reason.title;
}

const inOrder = (ways: readonly WayHere[]): readonly WayHere[] =>
  worstLineFirst(ways.toSorted((a, b) => b.lines - a.lines));

/** The same over several accounts of one Region. */
export function joinRequired(parts: readonly RequiredHere[]): RequiredHere {
  const counts = { met: 0, short: 0, not_met: 0, cannot_tell: 0 };
  for (const part of parts) for (const state of LINE_STATES) counts[state] += part.counts[state];
  const ways = groupBy(
    parts.flatMap((part) => part.ways),
    ({ key, title }) => `${key}\n${title}`,
  );
  return {
    counts,
    byGlobal: parts.reduce((sum, { byGlobal }) => sum + byGlobal, 0),
    ways: inOrder(
      [...ways.values()].flatMap(([first, ...rest]) =>
        first ? { ...first, lines: rest.reduce((sum, { lines }) => sum + lines, first.lines) } : [],
      ),
    ),
    whole: parts.flatMap(({ whole }) => whole),
  };
}

/** What Regions come to together; a line that stands in several of them counts once. */
export function countOnce(parts: readonly RequiredHere[]): { met: number; lines: number } {
  const { counts, whole } = joinRequired(parts);
  const all = LINE_STATES.reduce((sum, state) => sum + counts[state], 0);
  return { met: counts.met, lines: all - (whole.length - new Set(whole).size) };
}
