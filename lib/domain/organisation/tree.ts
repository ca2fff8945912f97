import type { State } from "@/lib/domain/state";
import type { Unit } from "./roster";
import type { MemberStanding } from "./standing";

/** The states that a row of the tree counts; what is not offered is left out. */
export const TREE_STATES = [
  "ready",
  "inactive",
  "pending",
  "blocked",
  "unknown",
] as const satisfies readonly State[];
export type TreeCounts = Readonly<Record<(typeof TREE_STATES)[number], number>>;

/** A member as the accounts page shows it. `account`: its key where scans know it; `counts` null: nothing was ever read of it. */
export type OrganizationMember = {
  id: string;
  name: string;
  units: readonly string[];
  /** As `key=value`. */
  tags: readonly string[];
  standing: MemberStanding;
  account: string | null;
  /** It let the last scan in. */
  isRead: boolean;
  counts: TreeCounts | null;
};

export type TreeRow =
  | {
      kind: "unit";
      unit: Unit;
      depth: number;
      /** Members under it, and those of them that are read. */
      members: number;
      read: number;
      /** Keys of its accounts that scans know. */
      accounts: readonly string[];
      /** Null: nothing was ever read of any of them. */
      counts: TreeCounts | null;
    }
  | { kind: "member"; member: OrganizationMember; depth: number };

type Tree = { units: readonly Unit[]; members: readonly OrganizationMember[] };

/** In its own unit: those that are read, then those that are not, then those that left or are left out. */
const ORDER = {
  filed: 0,
  reads: 0,
  unreachable: 1,
  "no-role": 1,
  proposed: 1,
  "left-out": 2,
  left: 3,
} as const satisfies Record<MemberStanding["kind"], number>;

/** The rows of the tree from the root down, a unit before what is in it; units without a member that is given are left out. */
export function treeRows({ units, members }: Tree): readonly TreeRow[] {
  const known = new Set(units.map(({ id }) => id));
  const own = new Map<string | null, OrganizationMember[]>();
  for (const member of members) {
    const unit = member.units.at(-1) ?? null;
    const at = unit !== null && known.has(unit) ? unit : null;
    own.set(at, [...(own.get(at) ?? []), member]);
  }
  const inOrder = (of: string | null, depth: number): TreeRow[] =>
    (own.get(of) ?? [])
      .toSorted((a, b) => ORDER[a.standing.kind] - ORDER[b.standing.kind])
      .map((member) => ({ kind: "member", member, depth }));
  const below = (parent: string | null, depth: number): TreeRow[] =>
    units
      .filter((unit) => unit.parent === parent)
      .flatMap((unit) => {
        const inUnits = below(unit.id, depth + 1);
        const rows = [...inUnits, ...inOrder(unit.id, depth + 1)];
        return rows.length === 0 ? [] : [unitRow(unit, rows, depth), ...rows];
      });
  return [...below(null, 0), ...inOrder(null, 0)];
}

function unitRow(unit: Unit, rows: readonly TreeRow[], depth: number): TreeRow {
  const members = rows.flatMap((row) => (row.kind === "member" ? [row.member] : []));
  const accounts = members.flatMap(({ account }) => account ?? []);
  return { kind: "unit", unit, depth, members: members.length, accounts, ...treeCountsOf(members) };
}

/** How many of the members are read, and the sum of what is known of them. */
export function treeCountsOf(members: readonly OrganizationMember[]): {
  read: number;
  counts: TreeCounts | null;
} {
  const counted = members.flatMap(({ counts }) => counts ?? []);
  const read = members.filter(({ isRead }) => isRead).length;
  return { read, counts: counted.length > 0 ? sumOf(counted) : null };
}

const sumOf = (all: readonly TreeCounts[]): TreeCounts => {
  const sum = (state: keyof TreeCounts) => all.reduce((total, counts) => total + counts[state], 0);
  return {
    ready: sum("ready"),
    inactive: sum("inactive"),
    pending: sum("pending"),
    blocked: sum("blocked"),
    unknown: sum("unknown"),
  };
};
