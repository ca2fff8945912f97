import { cellsIn } from "@/lib/domain/grid/decode";
import { foldOf } from "@/lib/domain/grid/folded";
import { countRegions } from "@/lib/domain/grid/region-counts";
import type { MatrixColumn, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { isOff, isShut } from "@/lib/domain/region";
import type { ListStatus } from "@/lib/domain/requirement/world";
import type { EpochMs } from "@/lib/domain/time";

export const REACH = ["read", "unread", "never"] as const;
export type Reach = (typeof REACH)[number];

export type Coverage = {
  /** One per region that is on and has an endpoint, in the order of the grid. */
  ticks: readonly { region: string; account: string; reach: Reach }[];
  read: number;
  total: number;
  off: number;
  /** The oldest time behind what is shown, null when nothing was read. */
  readAt: EpochMs | null;
  /** What was not read and why, in words; empty when all of it was. */
  missing: readonly string[];
};

const WHY = {
  unread: "could not be read",
  never: "was not read yet",
} as const satisfies Record<Exclude<Reach, "read">, string>;

/** How much of these accounts was read, by the count that the terminal has: of the Regions that are on and have Bedrock. */
export function coverageOf(snapshot: MatrixSnapshot, accounts: readonly string[]): Coverage {
  const shown = new Set(accounts);
  const fold = foldOf(snapshot);
  const columns = snapshot.columns.filter(({ account }) => shown.has(account));
  const reachOf = (column: MatrixColumn): Reach => {
    if (column.fault) return "unread";
    return column.readAt === null || isBeingRead(snapshot, column) ? "never" : "read";
  };
  const standingOf = (column: MatrixColumn): ListStatus => {
    if (isShut(column.status)) return "off";
    if (column.noEndpoint && fold(column) !== null) return "no-endpoint";
    return reachOf(column) === "read" ? "read" : "failed";
  };
  const counts = countRegions(columns.map(standingOf));
  const on = columns.filter((column) => ["read", "failed"].includes(standingOf(column)));
  const ticks = on.map((column) => ({
    region: column.region,
    account: column.account,
    reach: reachOf(column),
  }));
  const times = on.flatMap((column) =>
    column.readAt === null || reachOf(column) !== "read" ? [] : [column.readAt],
  );
  const enabling = columns.filter(({ status }) => isShut(status) && !isOff(status));
  return {
    ticks,
    read: counts.read,
    total: counts.on,
    off: counts.off - enabling.length,
    readAt: times.length ? times.reduce((oldest, at) => Math.min(oldest, at)) : null,
    missing: [
      ...ticks.flatMap(({ region, reach }) =>
        reach === "read" ? [] : [`${region} ${WHY[reach]}`],
      ),
      ...enabling.map(({ region }) => `${region} is being enabled`),
    ],
  };
}

/** During the very first scan a Region whose lists were read has cells that no one has asked for yet. */
const isBeingRead = (snapshot: MatrixSnapshot, column: MatrixColumn): boolean =>
  !snapshot.complete &&
  snapshot.scan !== null &&
  cellsIn(snapshot, column).some(({ kind }) => kind.code === "NotReadYet");
