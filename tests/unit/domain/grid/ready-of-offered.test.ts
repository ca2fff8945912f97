import { describe, expect, it } from "vitest";
import { buildBase } from "@/lib/domain/grid/base";
import { applyFilters, NO_FILTERS } from "@/lib/domain/grid/filters";
import { markCauses } from "@/lib/domain/grid/marks";
import { arrangeRows } from "@/lib/domain/grid/rows";
import type { GridScope } from "@/lib/domain/grid/scope";
import { ACCOUNT, aColumn, anAccount, aSnapshot, OWN } from "@/tests/support/a-snapshot";

describe("ready of offered is one rule", () => {
  const cells = {
    "us-east-1": ["ready"],
    "eu-west-1": ["timeout"],
    "af-south-1": ["off"],
    "sa-east-1": ["none"],
  } as const;
  const own = Object.entries(cells).map(([region, kinds]) =>
    aColumn(region, kinds, region === "af-south-1" ? { status: "DISABLED" } : {}),
  );
  const given = aSnapshot(
    ["amazon.a"],
    Object.fromEntries(Object.keys(cells).map((region) => [region, []])),
    {
      accounts: [anAccount(), anAccount({ key: "b" })],
      columns: [...own, ...own.map((column) => ({ ...column, account: "b" }))],
      configuredRegions: ["af-south-1"],
    },
  );
  it.each<[string, GridScope, string]>([
    ["one account", OWN, "1/1 +1"],
    ["several accounts", { by: "models", accounts: [ACCOUNT, "b"] }, "2/2 +2"],
    [
      "one model in each account",
      { by: "accounts", accounts: [ACCOUNT], modelId: "amazon.a" },
      "1/1 +1",
    ],
  ])(
    "%s: neither a cell that is unknown nor one whose Region is off is offered",
    (_name, scope, expected) => {
      const base = buildBase(given, { scope });
      const marks = markCauses(base);
      const filtered = applyFilters(base, NO_FILTERS);
      const arrangement = { problemsFirst: false, foldReady: true, closed: [], opened: [] };
      const rows = arrangeRows({ base, marks, filtered, arrangement, ranks: new Map() });
      expect(
        rows.flatMap((row) =>
          row.kind === "model" ? [`${row.ready}/${row.offered} +${row.unknown}`] : [],
        ),
      ).toEqual([expected]);
    },
  );
});
