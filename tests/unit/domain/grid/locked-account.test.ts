import { describe, expect, it } from "vitest";
import { buildBase } from "@/lib/domain/grid/base";
import { blockersIn } from "@/lib/domain/grid/blockers";
import { applyFilters, NO_FILTERS } from "@/lib/domain/grid/filters";
import { cellsIn, hidesUnknown } from "@/lib/domain/grid/look";
import { markCauses } from "@/lib/domain/grid/marks";
import { wholeText } from "@/lib/domain/grid/whole-text";
import { ACCOUNT, aColumn, anAccount, aSnapshot, LETS_NOBODY_IN } from "@/tests/support/a-snapshot";

describe("an account that lets nobody in", () => {
  const accounts = [anAccount(), anAccount({ key: "b", name: "data", fault: LETS_NOBODY_IN })];
  const scope = { by: "models", accounts: [ACCOUNT, "b"] } as const;
  const given = aSnapshot(
    ["amazon.a", "amazon.b"],
    { "us-east-1": [], "eu-west-1": [] },
    {
      accounts,
      columns: [
        aColumn("us-east-1", ["ready", "payment"]),
        aColumn("eu-west-1", ["ready", "none"]),
        aColumn("us-east-1", ["timeout", "timeout"], { account: "b" }),
        aColumn("eu-west-1", ["timeout", "timeout"], { account: "b" }),
      ],
    },
  );
  const base = buildBase(given, { scope });

  it("adds a hatch to the cells of the others, and neither glyph nor cause nor mark", () => {
    const looks = [...base.cells].flatMap((cell) => base.looks[cell] ?? []);
    expect(looks.map((look) => [look.state, cellsIn(look, "unknown"), hidesUnknown(look)])).toEqual(
      [
        ["ready", 1, true],
        ["ready", 1, true],
        ["blocked", 1, true],
        ["not_offered", 1, true],
      ],
    );
    const marks = markCauses(base);
    expect([...marks.columns, ...marks.rows]).toEqual([-1, -1, -1, -1]);
    expect(marks.providers.size).toBe(0);
  });

  it("is one line, that leads to what it needs", () => {
    const lines = blockersIn(given, { base }).groups.flatMap((group) => group.lines);
    expect(lines.map(({ cells, locked, accounts: of }) => [cells, locked, of])).toEqual([
      [4, "b", ["data"]],
      [1, null, ["payments-prod"]],
    ]);
  });

  it("matches no cell where Unknown is asked for and another one is", () => {
    const one = aSnapshot(
      ["amazon.a", "amazon.b"],
      { "us-east-1": [], "eu-west-1": [] },
      {
        accounts,
        columns: [
          aColumn("us-east-1", ["ready", "payment"]),
          aColumn("eu-west-1", ["timeout", "none"]),
          aColumn("us-east-1", ["timeout", "timeout"], { account: "b" }),
          aColumn("eu-west-1", ["timeout", "timeout"], { account: "b" }),
        ],
      },
    );
    const mixed = buildBase(one, { scope });
    const asked = applyFilters(mixed, { ...NO_FILTERS, states: ["unknown"] });
    expect(asked.rows.map((row) => mixed.rows[row]?.key)).toEqual(["amazon.a"]);
    expect(asked.columns.map((at) => mixed.columns[at]?.region)).toEqual(["eu-west-1"]);
    expect(asked.counts.unknown).toBe(5);
    expect(wholeText(asked, "unknown")).toBe(
      "5 unknown, 4 of them in accounts that could not be read",
    );
  });

  it("is shown where nothing else is unknown, and said to be all of it", () => {
    const asked = applyFilters(base, { ...NO_FILTERS, states: ["unknown"] });
    expect(asked.rows).toHaveLength(2);
    expect(wholeText(asked, "unknown")).toBe(
      "4 unknown, all of them in accounts that could not be read",
    );
    expect(wholeText(asked, "blocked")).toBeNull();
  });

  it("is still counted", () => {
    expect(applyFilters(base, NO_FILTERS).counts).toMatchObject({
      ready: 2,
      blocked: 1,
      unknown: 4,
    });
  });
});
