import { describe, expect, it } from "vitest";
import { applyFilters, NO_FILTERS } from "@/lib/domain/grid/filters";
import { ringAt, rowPairs, showChanges } from "@/lib/domain/grid/past-view";
import type { Moved } from "@/lib/domain/past/types";
import { ACCOUNT, aModel, aSnapshot, type KindName, NOW } from "@/tests/support/a-snapshot";
import { aPast, changes, MODELS, place } from "./a-past";

const told = ({ changed }: ReturnType<typeof changes>) =>
  changed.cells.map(({ model, region, change, whole }) => [model.modelId, region, change, whole]);

describe("what changed between two matrices", () => {
  it("is each cell whose state is another, and no cell of which no row tells", () => {
    const snapshot = aSnapshot(MODELS, {
      "eu-west-1": ["ready", "form", "none"],
      "us-east-1": ["ready", "ready", "inactive"],
    });
    const past = aPast({
      "eu-west-1": ["inactive", "form", "none"],
      "us-east-1": ["ready", "payment", null],
    });
    expect(told(changes(snapshot, past))).toEqual([
      ["anthropic.a", "eu-west-1", "better", false],
      ["anthropic.b", "us-east-1", "better", false],
      ["cohere.c", "us-east-1", "new", false],
    ]);
  });

  it("says nothing where the account has no row as old as that", () => {
    const snapshot = aSnapshot(MODELS, { "eu-west-1": ["ready", "form", "none"] });
    expect(told(changes(snapshot, aPast({ "eu-west-1": [null, null, null] })))).toEqual([]);
    expect(told(changes(snapshot, aPast({})))).toEqual([]);
  });

  it.each<[name: string, was: (KindName | null)[], is: KindName[], change: string | null]>([
    ["a Region that was enabled", ["off", "off", "off"], ["ready", "form", "none"], "new"],
    ["a Region first read since", [null, null, null], ["ready", "form", "ready"], "new"],
    [
      "a Region that timed out",
      ["ready", "form", "none"],
      ["timeout", "timeout", "timeout"],
      "lost",
    ],
    [
      "a Region that is read again",
      ["timeout", "timeout", "timeout"],
      ["ready", "form", "none"],
      "found",
    ],
    [
      "a Region that was switched off",
      ["ready", "inactive", "none"],
      ["off", "off", "off"],
      "worse",
    ],
    ["one cell that timed out", ["ready", "form", "none"], ["timeout", "form", "none"], null],
    [
      "every cell better, each by itself",
      ["inactive", "inactive", "form"],
      ["ready", "ready", "ready"],
      null,
    ],
  ])("%s stands at its column: %s", (_name, was, is, change) => {
    const cells = { "eu-west-1": ["ready", "ready", "ready"], "us-east-1": is } as const;
    const past = aPast({ "eu-west-1": ["ready", "ready", "ready"], "us-east-1": was });
    const { changed, base } = changes(aSnapshot(MODELS, cells), past);
    const at = base.columns.findIndex(({ region }) => region === "us-east-1");
    expect(changed.wholes.get(at) ?? null).toBe(change);
    expect(changed.cells.every(({ whole }) => whole === (change !== null))).toBe(true);
  });

  it("shows a model that no list names any more as worse", () => {
    const snapshot = aSnapshot(["anthropic.a"], { "eu-west-1": ["ready"] });
    const past = aPast({ "eu-west-1": ["ready", "ready"] });
    const { changed, base } = changes(snapshot, past);
    expect(base.rows.map(({ key }) => key)).toContain("anthropic.b");
    expect(changed.cells.map(({ model, change }) => [model.modelId, change])).toEqual([
      ["anthropic.b", "worse"],
    ]);
  });

  it("takes what is from history too, where the later moment is over", () => {
    const snapshot = aSnapshot(MODELS, { "eu-west-1": ["payment", "payment", "payment"] });
    const over = {
      to: {
        moment: { kind: "day", day: "2026-11-21" },
        at: NOW - 500,
        region: null,
        unreadSince: null,
      },
    } as const;
    const moved = { "eu-west-1": [[0, place("ready"), NOW - 700]] satisfies Moved[] };
    const found = changes(
      snapshot,
      aPast({ "eu-west-1": ["inactive", "form", "none"] }, over, moved),
    );
    expect(told(found)).toEqual([["anthropic.a", "eu-west-1", "better", false]]);
    expect(found.changed.cells[0]?.at).toBe(NOW - 700);
  });

  it("takes no row for a cell out of another's place", () => {
    const snapshot = aSnapshot(MODELS, { "eu-west-1": ["ready", "ready", "ready"] });
    const past = { ...aPast({}), models: [...MODELS].reverse().map(aModel) };
    const columns = [
      { account: ACCOUNT, region: "eu-west-1", was: [place("form"), place("ready")], moved: [] },
    ];
    expect(told(changes(snapshot, { ...past, columns }))).toEqual([
      ["anthropic.a", "eu-west-1", "new", false],
      ["cohere.c", "eu-west-1", "better", false],
    ]);
  });
});

describe("what of it is shown", () => {
  const snapshot = aSnapshot(MODELS, {
    "eu-west-1": ["ready", "payment", "ready"],
    "us-east-1": ["ready", "ready", "form"],
    "us-west-2": ["off", "off", "off"],
  });
  const past = aPast({
    "eu-west-1": ["inactive", "payment", "ready"],
    "us-east-1": ["off", "off", "off"],
    "us-west-2": ["ready", "ready", "ready"],
  });
  const { changed, base } = changes(snapshot, past);
  const shown = (over: Partial<Parameters<typeof showChanges>[1]> = {}) => {
    const filters = over.filters ?? NO_FILTERS;
    const filtered = applyFilters(base, filters);
    return showChanges(changed, {
      base,
      filtered,
      filters,
      changes: [],
      line: null,
      all: false,
      ...over,
    });
  };
  const named = (rows: readonly number[]) => rows.map((row) => base.rows[row]?.key);

  it("is the models that changed by themselves", () => {
    const { rows, changedRows, wholeRows, counted } = shown();
    expect(named(rows)).toEqual(["anthropic.a"]);
    expect([changedRows, wholeRows, counted.length]).toEqual([1, 2, 7]);
  });

  it("is all of them when that is asked", () => {
    expect(named(shown({ all: true }).rows)).toEqual(MODELS);
  });

  it("is those of a kind of change, with a whole Region's where nothing else is", () => {
    expect(named(shown({ changes: ["better"] }).rows)).toEqual(["anthropic.a"]);
    expect(named(shown({ changes: ["new"] }).rows)).toEqual(MODELS);
    expect(named(shown({ changes: ["lost"] }).rows)).toEqual([]);
  });

  it("is the cells of one line, the others faint", () => {
    const { rows, faint } = shown({ line: "new.us-east-1" });
    expect(named(rows)).toEqual(MODELS);
    const bright = [...faint.keys()].filter((at) => faint[at] === 0);
    const at = base.columns.findIndex(({ region }) => region === "us-east-1");
    expect(bright.every((index) => index % base.columns.length === at)).toBe(true);
    expect(bright).toHaveLength(3);
  });

  it("holds a Region that is folded away, where something changed in it", () => {
    const regions = shown().columns.map((at) => base.columns[at]?.region);
    expect(regions).toContain("us-west-2");
    const europe = shown({ filters: { ...NO_FILTERS, geographies: ["Europe"] } });
    expect(europe.columns.map((at) => base.columns[at]?.region)).toEqual(["eu-west-1"]);
  });

  it("says then and now of most of a row's own changes", () => {
    const pairs = rowPairs(changed.cells, base.columns.length);
    expect([...pairs.values()]).toEqual([{ was: "inactive", is: "ready", cells: 1 }]);
  });
});

describe("a ring", () => {
  const geographies = ["A", "A", "A", "B", "B", "B"];
  it.each([
    ["nothing changed", "......", [null, null, null, null, null, null]],
    ["one alone", ".x....", [null, "one", null, null, null, null]],
    ["two neighbours share one", "xx....", ["start", "end", null, null, null, null]],
    ["three", "xxx...", ["start", "middle", "end", null, null, null]],
    ["ends where another geography begins", "..xx..", [null, null, "one", "one", null, null]],
    ["at the last column", "....xx", [null, null, null, null, "start", "end"]],
  ])("%s", (_name, row, rings) => {
    const at = (index: number) =>
      ringAt((one) => row[one] === "x", { index, geographyOf: (one) => geographies[one] });
    expect(geographies.map((_one, index) => at(index))).toEqual(rings);
  });
});
