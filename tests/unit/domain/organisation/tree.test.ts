import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type OrganizationMember,
  type TreeCounts,
  treeCountsOf,
  treeRows,
} from "@/lib/domain/organisation/tree";
import { NOW } from "./rosters";

const UNITS = [
  { id: "r-acme", name: "Root", parent: null },
  { id: "ou-acme-workload", name: "Workloads", parent: "r-acme" },
  { id: "ou-acme-payments", name: "Payments", parent: "ou-acme-workload" },
  { id: "ou-acme-security", name: "Security", parent: "r-acme" },
];
const counts = (ready: number): TreeCounts => ({
  ...{ ready, inactive: 1, pending: 0, blocked: 0, unknown: 2 },
});
const member = (id: string, over: Partial<OrganizationMember> = {}): OrganizationMember => ({
  ...{ id, name: id, units: ["r-acme", "ou-acme-workload", "ou-acme-payments"], tags: [] },
  standing: { kind: "reads", since: NOW },
  ...{ account: id, isRead: true, counts: counts(1) },
  ...over,
});
const without = { account: null, isRead: false, counts: null } as const;
const NO_ROLE = { kind: "no-role", since: NOW, triedAt: NOW } as const;
const LEFT = { kind: "left", at: NOW, as: "CLOSED" } as const;
const drawn = (members: readonly OrganizationMember[]) =>
  treeRows({ units: UNITS, members }).map((row) =>
    row.kind === "unit"
      ? `${"  ".repeat(row.depth)}${row.unit.name} ${row.read}/${row.members} ${row.counts?.ready ?? "nothing known"}`
      : `${"  ".repeat(row.depth)}${row.member.id}`,
  );

describe("the tree of units", () => {
  it("has a unit before what is in it, with the sums of all that was read under it", () => {
    const rows = drawn([
      member("pay", { counts: counts(270) }),
      member("closed", { standing: LEFT, ...without }),
      member("new", { standing: NO_ROLE, ...without }),
      member("silent", { isRead: false, counts: counts(0) }),
      member("work", { units: ["r-acme", "ou-acme-workload"], counts: counts(30) }),
      member("boss", { units: ["r-acme"], standing: NO_ROLE, ...without }),
    ]);
    expect(rows).toEqual([
      "Root 2/6 300",
      "  Workloads 2/5 300",
      "    Payments 1/4 270",
      "      pay",
      "      silent",
      "      new",
      "      closed",
      "    work",
      "  boss",
    ]);
  });

  it("names the accounts under a unit that scans know", () => {
    const members = [member("pay"), member("new", { standing: NO_ROLE, ...without })];
    const units = treeRows({ units: UNITS, members }).filter((row) => row.kind === "unit");
    expect(units.map(({ unit, accounts }) => [unit.name, accounts])).toEqual([
      ["Root", ["pay"]],
      ["Workloads", ["pay"]],
      ["Payments", ["pay"]],
    ]);
  });

  it("gives no figure of a unit of which nothing was read, also not zero", () => {
    const rows = drawn([member("new", { units: ["r-acme"], standing: NO_ROLE, ...without })]);
    expect(rows).toEqual(["Root 0/1 nothing known", "  new"]);
  });

  it("leaves out units without a member, and puts one of no known unit at the end", () => {
    expect(drawn([member("far", { units: ["r-else"] })])).toEqual(["far"]);
    expect(drawn([])).toEqual([]);
  });

  it("shows every member once, and counts none that was not read", () => {
    const places = [["r-acme"], ["r-acme", "ou-acme-security"], ["r-else"], []];
    const aMember = fc.record({
      units: fc.constantFrom(...places),
      ready: fc.option(fc.nat(500)),
    });
    fc.assert(
      fc.property(fc.array(aMember, { maxLength: 12 }), (given) => {
        const members = given.map(({ units, ready }, place) =>
          member(`m${place}`, { units, counts: ready === null ? null : counts(ready) }),
        );
        const rows = treeRows({ units: UNITS, members });
        const shown = rows.flatMap((row) => (row.kind === "member" ? [row.member.id] : []));
        expect(shown.toSorted()).toEqual(members.map(({ id }) => id).toSorted());
        const inRoot = members.filter(({ units }) => units[0] === "r-acme");
        const root = rows.find((row) => row.kind === "unit" && row.unit.id === "r-acme");
        const sum = treeCountsOf(inRoot);
        expect(root?.kind === "unit" ? root.counts : treeCountsOf([]).counts).toEqual(sum.counts);
      }),
    );
  });
});
