import { groupBy } from "@/lib/domain/group-by";
import type { FoldedFor } from "@/lib/domain/requirement/folded-regions";
import type { LineState } from "@/lib/domain/requirement/line";
import { rollUp } from "@/lib/domain/rollup";
import { eachState, STATES, type State } from "@/lib/domain/state";
import { worstGoLive } from "./go-live";
import { joinRequired, type RequiredHere } from "./required-here";
import type { RegionLine } from "./types";

/** One region over several accounts. Counts are of cells; what an account could not tell is counted apart. */
export type RegionRoll = Pick<RegionLine, "region" | "city" | "geography" | "optIn"> & {
  /** Accounts that have it. */
  accounts: number;
  read: number;
  /** On, but not all of it could be read. */
  failed: number;
  off: number;
  /** Of those that are off: on their way, by AWS's state. */
  enabling: number;
  disabling: number;
  noEndpoint: number;
  state: State;
  counts: RegionLine["counts"];
  /** Of the accounts whose quotas were read. */
  quotasAtZero: number;
  quotasUnread: number;
  required: RequiredHere;
  goLive: LineState | null;
  /** Folded in every account. */
  folded: FoldedFor | null;
  signedOff: number;
};

/** Lines of several accounts, one for each region, in the order in which the regions come. */
export function rollLines(lines: readonly RegionLine[]): readonly RegionRoll[] {
  return [...groupBy(lines, ({ region }) => region).values()].flatMap((own) => {
    const [first] = own;
    return first ? [rollOf(first, own)] : [];
  });
}

function rollOf(first: RegionLine, lines: readonly RegionLine[]): RegionRoll {
  const { region, city, geography, optIn } = first;
  const sum = (of: (line: RegionLine) => number) =>
    lines.reduce((total, line) => total + of(line), 0);
  const having = (lists: RegionLine["lists"]) =>
    lines.filter((line) => line.lists === lists).length;
  const inStatus = (status: string) => lines.filter((line) => line.status === status).length;
  const served = lines.filter(({ lists }) => lists !== "no-endpoint" && lists !== "off");
  const counted = served.length > 0 ? served : lines;
  const folds = lines.map(({ folded }) => folded);
  const count = (state: State) => counted.reduce((total, line) => total + line.counts[state], 0);
  const occurs = STATES.filter((state) => count(state) > 0);
  return {
    region,
    city,
    geography,
    optIn,
    accounts: lines.length,
    read: having("read"),
    failed: having("failed"),
    off: having("off"),
    enabling: inStatus("ENABLING"),
    disabling: inStatus("DISABLING"),
    noEndpoint: having("no-endpoint"),
    state: rollUp(occurs).state,
    counts: eachState(count),
    quotasAtZero: sum((line) => line.quotasAtZero ?? 0),
    quotasUnread: lines.filter(
      ({ quotasAtZero, lists }) => quotasAtZero === null && lists !== "off",
    ).length,
    required: joinRequired(lines.map(({ required }) => required)),
    goLive: worstGoLive(lines),
    folded: folds.includes(null) ? null : (folds[0] ?? null),
    signedOff: lines.filter(({ signedOff }) => signedOff !== null).length,
  };
}
