import type { RegionLine } from "./types";

/** Whether a Region is fit for go-live by what is required there, the worst last. */
export const GO_LIVES = ["fit", "by-global", "waiting", "cannot-tell", "short", "not-met"] as const;
export type GoLive = (typeof GO_LIVES)[number];

type Judged = Pick<RegionLine, "required" | "short" | "byGlobal">;

/** How many cells are required there. */
export const requiredIn = ({ required }: Pick<RegionLine, "required">): number =>
  Object.values(required).reduce((sum, count) => sum + count, 0);

/** Null where nobody requires anything: there is nothing to judge. A quota that is short is told apart from what is not met. */
export function goLiveOf(line: Judged): GoLive | null {
  const { required, short, byGlobal } = line;
  if (requiredIn(line) === 0) return null;
  if (required.not_met > short) return "not-met";
  if (short > 0) return "short";
  if (required.could_not_tell > 0) return "cannot-tell";
  if (required.waiting > 0) return "waiting";
  return byGlobal > 0 ? "by-global" : "fit";
}

/** The worst of several; null where nobody requires anything. */
export function worstGoLive(lines: readonly Judged[]): GoLive | null {
  const ranks = lines.flatMap((line) => {
    const one = goLiveOf(line);
    return one === null ? [] : [GO_LIVES.indexOf(one)];
  });
  return ranks.length === 0 ? null : (GO_LIVES[Math.max(...ranks)] ?? null);
}

type Named = { region: string; goLive: GoLive | null };

const SAYS = {
  fit: (names, one) => `${names} ${one ? "is" : "are"} fit for go-live.`,
  "by-global": (names, one) =>
    `${names} ${one ? "holds" : "hold"} what is required, some of it by the global profile only.`,
  short: (names, one) => `${names} ${one ? "has" : "have"} a quota that is short.`,
  waiting: (names, one) => `${names} ${one ? "waits" : "wait"} for AWS.`,
  "cannot-tell": (names) => `Of ${names} it can't be told.`,
  "not-met": (names, one) => `${names} ${one ? "does" : "do"} not hold what is required.`,
} as const satisfies Record<GoLive, (names: string, one: boolean) => string>;

/** The sentence that answers where one can go live, the fit Regions first; null where nobody requires anything. */
export function goLiveText(regions: readonly Named[]): string | null {
  const judged = regions.filter(({ goLive }) => goLive !== null);
  if (judged.length === 0) return null;
  const none = judged.some(({ goLive }) => goLive === "fit")
    ? []
    : ["No Region is fit for go-live yet."];
  const said = GO_LIVES.flatMap((goLive) => {
    const own = judged.filter((one) => one.goLive === goLive).map(({ region }) => region);
    return own.length > 0 ? [SAYS[goLive](listed(own), own.length === 1)] : [];
  });
  return [...none, ...said].join(" ");
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
