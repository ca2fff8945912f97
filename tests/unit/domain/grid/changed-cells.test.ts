import { describe, expect, it } from "vitest";
import { cellText } from "@/lib/domain/cell-ref";
import { buildBase } from "@/lib/domain/grid/base";
import { changeGroups, requiredLines } from "@/lib/domain/grid/change-lines";
import { changeDetail, changeTitle } from "@/lib/domain/grid/change-words";
import { changedCells, countChanges } from "@/lib/domain/grid/changed-cells";
import { applyFilters, NO_FILTERS } from "@/lib/domain/grid/filters";
import { ringAt, rowPairs, showChanges } from "@/lib/domain/grid/past-view";
import { requiredThen, requirementsOf } from "@/lib/domain/grid/required-then";
import type { CellKind, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { twoMatrices } from "@/lib/domain/grid/two-matrices";
import type { Moved, Past } from "@/lib/domain/past/types";
import {
  ACCOUNT,
  aModel,
  aRequirement,
  aSnapshot,
  KINDS,
  type KindName,
  NOW,
  OWN,
} from "@/tests/support/a-snapshot";

const MODELS = ["anthropic.a", "anthropic.b", "cohere.c"];
const NAMES = Object.keys(KINDS) as KindName[];
const kindsOfHistory = NAMES.map((name): CellKind => KINDS[name]);
const place = (name: KindName | null): number => (name === null ? -1 : NAMES.indexOf(name));

type Was = Readonly<Record<string, readonly (KindName | null)[]>>;

function aPast(was: Was, over: Partial<Past> = {}, moved: Record<string, Moved[]> = {}): Past {
  return {
    serverNow: NOW,
    from: {
      moment: { kind: "day", day: "2026-11-20" },
      at: NOW - 1_000,
      region: null,
      unreadSince: null,
    },
    to: { moment: { kind: "now" }, at: NOW, region: null, unreadSince: null },
    kept: [{ account: ACCOUNT, since: 1 }],
    models: MODELS.map(aModel),
    kinds: kindsOfHistory,
    columns: Object.entries(was).map(([region, cells]) => ({
      account: ACCOUNT,
      region,
      was: cells.map(place),
      moved: moved[region] ?? [],
    })),
    dropped: [],
    ...over,
  };
}

function changes(snapshot: MatrixSnapshot, past: Past) {
  const two = twoMatrices(snapshot, past);
  const base = buildBase(two.is, { scope: OWN });
  return { two, base, changed: changedCells(two, base) };
}

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

describe("the lines beside the grid", () => {
  const snapshot = aSnapshot(
    MODELS,
    {
      "eu-west-1": ["ready", "payment", "ready"],
      "eu-west-2": ["ready", "payment", "ready"],
      "us-east-1": ["timeout", "timeout", "timeout"],
    },
    { requirements: [aRequirement({ name: "chat", models: ["anthropic.b"] })] },
  );
  const past = aPast(
    {
      "eu-west-1": ["inactive", "ready", "ready"],
      "eu-west-2": ["inactive", "inactive", "ready"],
      "us-east-1": ["ready", "ready", "none"],
    },
    {},
    { "eu-west-1": [[1, place("payment"), NOW - 60_000]] },
  );
  const { changed, two } = changes(snapshot, past);

  it("stand by what they are to a caller, and count every changed cell once", () => {
    const groups = changeGroups(changed.cells);
    expect(groups.map(({ change, cells }) => [change, cells])).toEqual([
      ["worse", 2],
      ["better", 2],
      ["lost", 3],
    ]);
    const counted = groups.flatMap(({ lines }) => lines.flatMap(({ cells }) => cells));
    expect(new Set(counted).size).toBe(changed.cells.length);
    expect(countChanges(changed.cells)).toEqual({ worse: 2, better: 2, lost: 3, new: 0, found: 0 });
  });

  it("say what, since when, and who can act", () => {
    const lines = changeGroups(changed.cells).flatMap((group) => group.lines);
    expect(lines.map((line) => [changeTitle(line), changeDetail(line, NOW)])).toEqual([
      ["b: Payment method refused", "inactive before. Billing"],
      ["b: Payment method refused", "ready before; today 14:23. Billing"],
      ["a: Ready", "inactive before."],
      ["us-east-1: Timed out", "ready or not offered before."],
    ]);
  });

  it("name what is required first, with who asks for it", () => {
    const names = requirementsOf(two.is, OWN);
    const lines = requiredLines(
      changed.cells,
      ({ account, region, model: { modelId } }) =>
        names.get(cellText({ account, region, modelId })) ?? [],
    );
    expect(
      lines.map(({ change, cells, requirements }) => [change, cells.length, requirements]),
    ).toEqual([
      ["worse", 2, ["chat"]],
      ["lost", 1, ["chat"]],
    ]);
    expect(requiredThen(two, OWN)).toEqual({
      lines: 3,
      readyThen: 2,
      readyNow: 0,
      unknownThen: 0,
    });
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
