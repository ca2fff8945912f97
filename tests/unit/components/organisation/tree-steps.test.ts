import { describe, expect, it } from "vitest";
import { rowId, stepInTree, unfolded } from "@/components/organisation/tree-steps";
import { type OrganizationMember, treeRows } from "@/lib/domain/organisation/tree";

const UNITS = [
  { id: "root", name: "Root", parent: null },
  { id: "work", name: "Workloads", parent: "root" },
  { id: "pay", name: "Payments", parent: "work" },
  { id: "safe", name: "Security", parent: "root" },
];
const member = (id: string, units: readonly string[]): OrganizationMember => ({
  ...{ id, name: id, units, tags: [], account: id, isRead: true, counts: null },
  standing: { kind: "reads", since: 0 },
});
const MEMBERS = [
  member("prod", ["root", "work", "pay"]),
  member("tools", ["root", "work"]),
  member("audit", ["root", "safe"]),
];
/** root, work, pay, prod, tools, safe, audit */
const ROWS = treeRows({ units: UNITS, members: MEMBERS });

/** Where a key leads: a row, an account that is opened, or what is folded afterwards. */
function led(at: string, key: string, folded: readonly string[] = []): string | null {
  const step = stepInTree(unfolded(ROWS, folded), { key, at, folded });
  if (!step) return null;
  return step.to === "fold" ? `folded: ${step.folded.join(" ")}` : `${step.to} ${step.id}`;
}

describe("the keys of the tree", () => {
  it("walk the rows in their order", () => {
    expect(ROWS.map(rowId)).toEqual(["root", "work", "pay", "prod", "tools", "safe", "audit"]);
  });

  it.each([
    ["down", "pay", "ArrowDown", [], "row prod"],
    ["down past what is folded", "pay", "ArrowDown", ["pay"], "row tools"],
    ["down at the end", "audit", "ArrowDown", [], null],
    ["up", "tools", "ArrowUp", [], "row prod"],
    ["up at the start", "root", "ArrowUp", [], null],
    ["to the first row", "tools", "Home", [], "row root"],
    ["to the last row shown", "root", "End", ["safe"], "row safe"],
    ["right unfolds a unit", "work", "ArrowRight", ["work"], "folded: "],
    ["right goes into an open one", "work", "ArrowRight", [], "row pay"],
    ["right does nothing on an account", "prod", "ArrowRight", [], null],
    ["left folds an open unit", "work", "ArrowLeft", ["safe"], "folded: safe work"],
    ["left goes out of a folded one", "work", "ArrowLeft", ["work"], "row root"],
    ["left goes out of an account", "tools", "ArrowLeft", [], "row work"],
    ["left at the root that is folded", "root", "ArrowLeft", ["root"], null],
    ["Enter folds a unit", "safe", "Enter", [], "folded: safe"],
    ["Enter unfolds it", "safe", "Enter", ["pay", "safe"], "folded: pay"],
    ["Enter opens an account", "audit", "Enter", [], "account audit"],
    ["a star unfolds all", "root", "*", ["work", "safe"], "folded: "],
    ["any other key is the page's", "root", "r", [], null],
    ["a row that is gone leads nowhere", "gone", "ArrowDown", [], null],
  ])("%s", (_name, at, key, folded, expected) => {
    expect(led(at, key, folded)).toBe(expected);
  });
});
