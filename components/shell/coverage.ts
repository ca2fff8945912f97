import { columnsOf } from "@/lib/domain/grid/decode";
import type { MatrixColumn, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { isOff } from "@/lib/domain/region";
import type { EpochMs } from "@/lib/domain/time";

export const REACH = ["read", "enabling", "unread", "never"] as const;
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
  enabling: "is being enabled",
  unread: "could not be read",
  never: "was not read yet",
} as const satisfies Record<Exclude<Reach, "read">, string>;

/** How much of these accounts was read. Regions that are off, or have no Bedrock endpoint, are not counted. */
export function coverageOf(snapshot: MatrixSnapshot, accounts: readonly string[]): Coverage {
  const columns = columnsOf(snapshot, accounts);
  const on = columns.filter(({ status }) => !isOff(status));
  const ticks = on.map((column) => ({
    region: column.region,
    account: column.account,
    reach: reachOf(column),
  }));
  const read = on.filter((column) => reachOf(column) === "read");
  const times = read.flatMap((column) => (column.readAt === null ? [] : [column.readAt]));
  return {
    ticks,
    read: read.length,
    total: on.length,
    off: columns.length - on.length,
    readAt: times.length ? times.reduce((oldest, at) => Math.min(oldest, at)) : null,
    missing: ticks.flatMap(({ region, reach }) =>
      reach === "read" ? [] : [`${region} ${WHY[reach]}`],
    ),
  };
}

function reachOf(column: MatrixColumn): Reach {
  if (column.status === "ENABLING") return "enabling";
  if (column.fault) return "unread";
  return column.readAt === null ? "never" : "read";
}
