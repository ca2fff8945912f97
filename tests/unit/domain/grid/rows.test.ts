import { describe, expect, it } from "vitest";
import { layColumns } from "@/components/matrix/grid/columns";
import { type FocusPlace, movePlace, seenColumn } from "@/components/matrix/grid/move-focus";
import { buildBase } from "@/lib/domain/grid/base";
import { applyFilters, NO_FILTERS } from "@/lib/domain/grid/filters";
import { markCauses } from "@/lib/domain/grid/marks";
import { type Arrangement, arrangeRows, rankModels } from "@/lib/domain/grid/rows";
import { aRequirement, aSnapshot, OWN } from "@/tests/support/a-snapshot";

const snapshot = aSnapshot(
  ["anthropic.a", "anthropic.b", "amazon.c", "amazon.d", "amazon.e"],
  {
    "us-east-1": ["ready", "payment", "ready", "noted", "ready"],
    "eu-west-1": ["ready", "payment", "none", "ready", "ready"],
    "ap-south-1": ["timeout", "timeout", "timeout", "timeout", "timeout"],
  },
  {
    requirements: [aRequirement({ models: ["amazon.e"], regions: ["us-east-1"] })],
  },
);
const base = buildBase(snapshot, { scope: OWN });
const marks = markCauses(base);
const filtered = applyFilters(base, NO_FILTERS);
const PLAIN: Arrangement = { problemsFirst: false, foldReady: false, closed: [], opened: [] };
const arrange = (over: Partial<Arrangement> = {}) =>
  arrangeRows({
    base,
    marks,
    filtered,
    ranks: rankModels(base, marks),
    arrangement: { ...PLAIN, ...over },
  });

describe("the rows", () => {
  it("stand by provider in alphabetical order", () => {
    expect(arrange().map((row) => row.key)).toEqual([
      "provider:Amazon",
      "amazon.c",
      "amazon.d",
      "amazon.e",
      "provider:Anthropic",
      "anthropic.a",
      "anthropic.b",
    ]);
  });

  it("count ready of offered without Regions that are marked whole", () => {
    const counts = arrange().flatMap((row) =>
      row.kind === "model" ? [`${row.ready}/${row.offered}`] : [],
    );
    expect(counts).toEqual(["1/1", "2/2", "2/2", "2/2", "0/2"]);
  });

  it("have no figures, also not zeros, where of no cell it is known whether the model is offered", () => {
    const known = (cells: Parameters<typeof aSnapshot>[1]) => {
      const own = buildBase(aSnapshot(["anthropic.a", "amazon.b"], cells), { scope: OWN });
      const rows = arrangeRows({
        base: own,
        marks: markCauses(own),
        filtered: applyFilters(own, NO_FILTERS),
        ranks: new Map(),
        arrangement: PLAIN,
      });
      return rows.flatMap((row) => (row.kind === "model" ? [`${row.key} ${row.isKnown}`] : []));
    };
    const unread = ["timeout", "timeout"] as const;
    expect(known({ "us-east-1": [...unread], "eu-west-1": [...unread] })).toEqual([
      "amazon.b false",
      "anthropic.a false",
    ]);
    expect(known({ "us-east-1": [...unread], "eu-west-1": ["none", "payment"] })).toEqual([
      "amazon.b true",
      "anthropic.a true",
    ]);
  });

  it("bring the provider and the model with the worst state on top", () => {
    expect(
      arrange({ problemsFirst: true })
        .map((row) => row.key)
        .slice(0, 3),
    ).toEqual(["provider:Anthropic", "anthropic.b", "anthropic.a"]);
  });

  it("fold what is ready wherever offered, but nothing with a note or a requirement", () => {
    expect(arrange({ foldReady: true }).map((row) => row.key)).toEqual([
      "provider:Amazon",
      "amazon.d",
      "amazon.e",
      "fold:Amazon",
      "provider:Anthropic",
      "anthropic.b",
      "fold:Anthropic",
    ]);
    expect(arrange({ foldReady: true, opened: ["Amazon"] }).map((row) => row.key)).toContain(
      "amazon.c",
    );
  });

  it("close a provider to its head", () => {
    expect(arrange({ closed: ["Amazon"] }).map((row) => row.key)).toEqual([
      "provider:Amazon",
      "provider:Anthropic",
      "anthropic.a",
      "anthropic.b",
    ]);
  });
});

describe("the columns", () => {
  it("leave a gap before a new geography, and room for the name of the one before", () => {
    const metrics = {
      cellWidth: 36,
      gap: 12,
      firstColumn: 336,
      rowHeight: 28,
      headHeight: 148,
      flat: false,
    };
    const laid = layColumns(base, { columns: filtered.columns, metrics });
    expect(laid.columns[0]?.left).toBe(0);
    expect(laid.columns[1]?.left).toBeGreaterThanOrEqual(36 + 12);
    expect(laid.spans.map(({ geography, count }) => [geography, count])).toEqual([
      ["N. America", 1],
      ["Europe", 1],
      ["Asia Pacific", 1],
    ]);
    const last = laid.columns.at(-1);
    expect(laid.width).toBe((last?.left ?? 0) + 36);
  });
});

describe("moving in the grid", () => {
  const rows = arrange();
  const bounds = {
    rows,
    columns: 3,
    page: () => 3,
    hasCell: (row: number, _column: number) => rows[row]?.kind === "model",
  };
  const press = (place: FocusPlace, key: string, ctrl = false) =>
    movePlace(place, { key, ctrl }, bounds);

  it.each<[string, FocusPlace, string, boolean, FocusPlace | null]>([
    ["right", { row: 1, column: 0 }, "ArrowRight", false, { row: 1, column: 1 }],
    ["right at the edge stays", { row: 1, column: 2 }, "ArrowRight", false, { row: 1, column: 2 }],
    [
      "left of the first cell is the row's head",
      { row: 1, column: 0 },
      "ArrowLeft",
      false,
      { row: 1, column: -1 },
    ],
    ["left of the head stays", { row: 1, column: -1 }, "ArrowLeft", false, { row: 1, column: -1 }],
    [
      "up from the first row is the head of the column",
      { row: 0, column: 1 },
      "ArrowUp",
      false,
      { row: -1, column: 1 },
    ],
    ["up from the head stays", { row: -1, column: 1 }, "ArrowUp", false, { row: -1, column: 1 }],
    ["down at the end stays", { row: 6, column: 1 }, "ArrowDown", false, { row: 6, column: 1 }],
    [
      "down keeps the column across a provider's row",
      { row: 3, column: 2 },
      "ArrowDown",
      false,
      { row: 4, column: 2 },
    ],
    ["Home", { row: 2, column: 2 }, "Home", false, { row: 2, column: 0 }],
    ["End", { row: 2, column: 0 }, "End", false, { row: 2, column: 2 }],
    [
      "Ctrl Home is the first cell of a model",
      { row: 6, column: 2 },
      "Home",
      true,
      { row: 1, column: 0 },
    ],
    ["Ctrl End", { row: 0, column: 0 }, "End", true, { row: 6, column: 2 }],
    ["PageDown", { row: 1, column: 1 }, "PageDown", false, { row: 4, column: 1 }],
    [
      "PageUp stops at the first row",
      { row: 1, column: 1 },
      "PageUp",
      false,
      { row: 0, column: 1 },
    ],
    ["another key does not move", { row: 1, column: 1 }, "x", false, null],
  ])("%s", (_name, place, key, ctrl, expected) => {
    expect(press(place, key, ctrl)).toEqual(expected);
  });

  it("scope the focus on the head of a row without cells", () => {
    expect(seenColumn({ row: 0, column: 2 }, bounds)).toBe(-1);
    expect(seenColumn({ row: 1, column: 2 }, bounds)).toBe(2);
  });
});
