import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listCells, ownCells } from "@/lib/domain/grid/cell-lists";
import { aSnapshot } from "@/tests/support/a-snapshot";

const [column] = aSnapshot(["amazon.a"], { "us-east-1": ["ready"] }).columns;
if (!column) throw new Error("no column");
const of = (cells: readonly (readonly number[])[]) =>
  aSnapshot([], {}, { columns: cells.map((own) => ({ ...column, cells: own })) });

describe("lists of cells that are equal", () => {
  it.each([
    ["none", [], []],
    ["one", [[1, 2]], [[1, 2]]],
    ["equal ones", [[1, 2], [1, 2], [3, 4], [1, 2]], [[1, 2], [3, 4]]], // biome-ignore format: a row each
    ["of digits that only look alike", [[1, 12], [11, 2]], [[1, 12], [11, 2]]], // biome-ignore format: a row each
    ["empty ones", [[], []], [[]]],
  ])("stand once: %s", (_name, cells, lists) => {
    expect(listCells(of(cells)).lists).toEqual(lists);
  });

  it("and every column has its own again, equal ones as one object", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(3), { maxLength: 3 })), (cells) => {
        const whole = of(cells);
        const { columns, lists } = listCells(whole);
        const owned = ownCells(columns, lists);
        expect(owned).toEqual(whole.columns);
        expect(new Set(owned?.map((one) => one.cells)).size).toBe(lists.length);
      }),
    );
  });

  it.each([-1, 0.5, 1])("a place without a list is refused: %d", (cells) => {
    expect(ownCells([{ ...column, cells }], [[0]])).toBeNull();
  });
});
