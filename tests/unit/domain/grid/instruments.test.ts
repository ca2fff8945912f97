import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildBase } from "@/lib/domain/grid/base";
import { blockersIn } from "@/lib/domain/grid/blockers";
import { applyFilters, type Filters, NO_FILTERS } from "@/lib/domain/grid/filters";
import { firstHit } from "@/lib/domain/grid/first-hit";
import { markCauses } from "@/lib/domain/grid/marks";
import { arrangeRows, rankModels } from "@/lib/domain/grid/rows";
import type { GridScope } from "@/lib/domain/grid/scope";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { wholeText } from "@/lib/domain/grid/whole-text";
import type { State } from "@/lib/domain/state";
import {
  ACCOUNT,
  aColumn,
  anAccount,
  aRequirement,
  aSnapshot,
  KINDS,
  type KindName,
  LETS_NOBODY_IN,
  OWN,
} from "@/tests/support/a-snapshot";

const MODELS = ["anthropic.a", "anthropic.b", "amazon.c", "amazon.d"];
const world = aSnapshot(MODELS, {
  "us-east-1": ["ready", "payment", "ready", "ready"],
  "eu-west-1": ["pending", "ready", "ready", "ready"],
  "eu-south-1": ["form", "form", "ready", "none"],
  "ap-south-1": ["timeout", "timeout", "timeout", "timeout"],
  "af-south-1": ["off", "off", "off", "off"],
});
const snapshot: MatrixSnapshot = {
  ...world,
  columns: world.columns.map((column) =>
    column.region === "af-south-1" ? { ...column, status: "DISABLED" } : column,
  ),
};

const shownBy = (filters: Partial<Filters>, given = snapshot) => {
  const base = buildBase(given, { scope: OWN });
  const found = applyFilters(base, { ...NO_FILTERS, ...filters });
  return {
    models: found.rows.map((row) => base.rows[row]?.name),
    regions: found.columns.map((column) => base.columns[column]?.region),
    counts: found.counts,
    found,
    base,
  };
};

describe("state counters and causes keep only what matches by itself", () => {
  it.each<[string, Partial<Filters>, string[], string[]]>([
    [
      "nothing asked",
      {},
      ["a", "b", "c", "d"],
      ["us-east-1", "eu-west-1", "eu-south-1", "ap-south-1"],
    ],
    ["one cell", { states: ["pending"] }, ["a"], ["eu-west-1"]],
    [
      "a whole Region adds its column, and keeps no row",
      { states: ["blocked"], off: true },
      ["a", "b"],
      ["us-east-1", "eu-south-1", "af-south-1"],
    ],
    [
      "nothing but a whole Region: its column with every row",
      { states: ["unknown"] },
      ["a", "b", "c", "d"],
      ["ap-south-1"],
    ],
    [
      "a provider's shared cause keeps its rows",
      { cause: "blocked.FTUFormNotFilled.use-case-form-missing" },
      ["a", "b"],
      ["eu-south-1"],
    ],
    ["a state nobody has", { states: ["inactive"] }, [], []],
    [
      "a text narrows rows and no column",
      { q: "amazon" },
      ["c", "d"],
      ["us-east-1", "eu-west-1", "eu-south-1", "ap-south-1"],
    ],
  ])("%s", (_name, filters, models, regions) => {
    expect(shownBy(filters)).toMatchObject({ models, regions });
  });

  it("counts Regions that are off only once they are shown", () => {
    expect(shownBy({}).counts.blocked).toBe(3);
    expect(shownBy({ off: true }).counts.blocked).toBe(7);
  });

  it.each<[string, Partial<Filters>, State, string | null]>([
    ["part of them", { off: true }, "blocked", "7 blocked, 4 of them af-south-1"],
    ["all of them", {}, "unknown", "4 unknown, all of them ap-south-1"],
    ["none of them", {}, "pending", null],
  ])("says what is a whole Region's: %s", (_name, filters, state, text) => {
    expect(wholeText(shownBy(filters).found, state)).toBe(text);
  });

  it.each<[string, Partial<Filters>, MatrixSnapshot, { row: number; column: number } | null]>([
    ["the first cell of the first row", { states: ["blocked"] }, snapshot, { row: 1, column: 1 }],
    [
      "what is required before the rest",
      { states: ["blocked"] },
      {
        ...snapshot,
        requirements: [aRequirement({ models: ["anthropic.b"], regions: ["eu-south-1"] })],
      },
      { row: 2, column: 1 },
    ],
    ["nothing", { states: ["inactive"] }, snapshot, null],
  ])("goes to the first hit: %s", (_name, filters, given, place) => {
    const { base, found } = shownBy(filters, given);
    const marks = markCauses(base);
    const arrangement = { problemsFirst: false, foldReady: false, closed: [], opened: [] };
    const ranks = rankModels(base, marks);
    const rows = arrangeRows({ base, marks, filtered: found, arrangement, ranks });
    expect(firstHit({ base, rows, columns: found.columns, faint: found.faint })).toEqual(place);
  });
});

const way = (filters: Partial<Filters>, given = snapshot, scope: GridScope = OWN) =>
  blockersIn(given, { base: buildBase(given, { scope }), filters: { ...NO_FILTERS, ...filters } });
const linesOf = (...args: Parameters<typeof way>) =>
  way(...args).groups.flatMap(({ owner, lines }) =>
    lines.map((line) => `${owner}: ${line.title} ${line.cells}`),
  );

describe("In the way counts what is shown", () => {
  it.each<[string, Partial<Filters>, string[]]>([
    [
      "all of it, Regions that are off left out",
      {},
      [
        "network: Timed out 4",
        "account-admin: Use case form missing 2",
        "billing: Payment method refused 1",
        "wait: Agreement being created 1",
      ],
    ],
    ["a text", { q: "amazon" }, ["network: Timed out 2"]],
    [
      "a geography",
      { geographies: ["Europe"] },
      ["account-admin: Use case form missing 2", "wait: Agreement being created 1"],
    ],
    [
      "off Regions once they are shown",
      { off: true, q: "amazon.c" },
      ["network: Timed out 1", "account-admin: Region is off 1"],
    ],
    [
      "of Regions that are off the most cells, and they weigh the least",
      { off: true },
      [
        "network: Timed out 4",
        "account-admin: Use case form missing 2",
        "account-admin: Region is off 4",
        "billing: Payment method refused 1",
        "wait: Agreement being created 1",
      ],
    ],
    [
      "state and cause change nothing, so that every line stays a way out",
      { states: ["ready"], cause: "x" },
      [
        "network: Timed out 4",
        "account-admin: Use case form missing 2",
        "billing: Payment method refused 1",
        "wait: Agreement being created 1",
      ],
    ],
  ])("%s", (_name, filters, lines) => {
    expect(linesOf(filters)).toEqual(lines);
  });

  it("puts what is required first, whoever acts, and a cause without a shown cell is absent", () => {
    const required = [
      aRequirement({ models: ["anthropic.b"], regions: ["us-east-1", "eu-west-1"] }),
    ];
    const given = { ...snapshot, requirements: required };
    expect(linesOf({}, given)[0]).toBe("billing: Payment method refused 1");
    expect(way({}, given).required.map(({ title, required: cells }) => [title, cells])).toEqual([
      ["Payment method refused", 1],
    ]);
    expect(linesOf({ required: true }, given)).toEqual(["billing: Payment method refused 1"]);
  });

  it("leaves a Region that is off and required where its requirement puts it", () => {
    const requirements = [aRequirement({ models: ["amazon.c"], regions: ["af-south-1"] })];
    expect(linesOf({ off: true }, { ...snapshot, requirements })[0]).toBe(
      "account-admin: Region is off 4",
    );
  });

  const names = Object.keys(KINDS) as KindName[];
  const kinds = fc.constantFrom(...names);
  const cells = fc.array(kinds, { minLength: 4, maxLength: 4 });
  const status = fc.constantFrom("ENABLED", "DISABLED", "ENABLING");
  const column = fc.record({ status, noEndpoint: fc.boolean(), cells });
  const filters = fc.record({
    q: fc.constantFrom("", "amazon", "anthropic.a"),
    geographies: fc.constantFrom([], ["Europe"] as const),
    off: fc.boolean(),
    noEndpoint: fc.boolean(),
    required: fc.boolean(),
    routes: fc.constantFrom([], ["on-demand"]),
  });
  const regions = ["us-east-1", "eu-west-1", "eu-south-1"];
  const worlds = fc
    .record({ columns: fc.array(column, { minLength: 6, maxLength: 6 }), locked: fc.boolean() })
    .map(({ columns, locked }) =>
      aSnapshot(MODELS, Object.fromEntries(regions.map((region) => [region, []])), {
        accounts: [anAccount(), anAccount({ key: "b", ...(locked && { fault: LETS_NOBODY_IN }) })],
        columns: columns.map(({ cells: own, ...over }, index) => {
          const account = index < 3 ? ACCOUNT : "b";
          const all = account === "b" && locked ? own.map(() => "timeout" as const) : own;
          return aColumn(regions[index % 3] ?? "", all, { ...over, account });
        }),
        requirements: [
          aRequirement({ models: ["anthropic.a", "amazon.c"], regions: ["eu-west-1"] }),
        ],
      }),
    );
  const scopes = fc.constantFrom<GridScope>(
    OWN,
    { by: "models", accounts: [ACCOUNT, "b"] },
    { by: "accounts", accounts: [ACCOUNT, "b"], modelId: "anthropic.a" },
  );

  it("agrees with the counters, and no line leads to an empty grid", () => {
    fc.assert(
      fc.property(worlds, filters, scopes, (given, asked, scope) => {
        const all = { ...NO_FILTERS, ...asked };
        const base = buildBase(given, { scope });
        const { counts } = applyFilters(base, all);
        const found = blockersIn(given, { base, filters: all });
        expect(found.cells).toBe(
          counts.blocked + counts.inactive + counts.pending + counts.unknown,
        );
        for (const line of found.groups.flatMap(({ lines }) => lines)) {
          if (line.locked !== null) continue;
          const { rows, columns } = applyFilters(base, { ...all, cause: line.key });
          expect(rows.length * columns.length, line.key).toBeGreaterThan(0);
        }
      }),
      { numRuns: 400 },
    );
  });
});
