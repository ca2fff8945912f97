import { describe, expect, it } from "vitest";
import { buildBase, cellWhere } from "@/lib/domain/grid/base";
import { hidesUnknown, letterOf, readyShare } from "@/lib/domain/grid/look";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import {
  ACCOUNT,
  aColumn,
  anAccount,
  aRequirement,
  aSnapshot,
  type KindName,
  OWN,
} from "@/tests/support/a-snapshot";

describe("the letter of a ready cell", () => {
  it.each([
    ["on-demand alone", ["on-demand"], ""],
    ["on-demand beside profiles", ["eu", "global", "on-demand"], ""],
    ["a geographic profile alone", ["eu"], "G"],
    ["geographic and global", ["us-gov", "global"], "G"],
    ["the global profile alone", ["global"], "W"],
    ["global and provisioned", ["provisioned", "global"], "W"],
    ["provisioned alone", ["provisioned"], "P"],
    ["no route known", [], ""],
  ])("%s", (_name, routes, letter) => {
    expect(letterOf(routes)).toBe(letter);
  });
});

describe("the grid of one account", () => {
  it("orders Regions by geography and keeps the order within one", () => {
    const snapshot = aSnapshot(["amazon.a"], {
      "eu-west-1": ["ready"],
      "us-west-2": ["ready"],
      "eu-central-1": ["ready"],
      "us-east-1": ["ready"],
    });
    const base = buildBase(snapshot, { scope: OWN });
    expect(base.columns.map(({ region }) => region)).toEqual([
      "us-west-2",
      "us-east-1",
      "eu-west-1",
      "eu-central-1",
    ]);
  });

  it("marks what is required, and only in the account that requires it", () => {
    const required = aRequirement({ models: ["amazon.b"], accounts: [ACCOUNT] });
    const elsewhere = aRequirement({ models: ["amazon.a"], accounts: ["999900001111"] });
    const snapshot = aSnapshot(
      ["amazon.a", "amazon.b"],
      { "us-east-1": ["ready", "none"] },
      { requirements: [required, elsewhere] },
    );
    expect([...buildBase(snapshot, { scope: OWN }).required]).toEqual([0, 1]);
  });

  const columns = [
    aColumn("us-east-1", ["ready"]),
    aColumn("af-south-1", ["off"], { status: "DISABLED" }),
    aColumn("ap-east-2", ["timeout"], { noEndpoint: true }),
  ];
  const named = { regions: ["af-south-1"] };
  it.each<[string, Partial<MatrixSnapshot>, (string | null)[]]>([
    ["nobody wants", {}, [null, "off", "no-endpoint"]],
    [
      "the configuration names",
      { configuredRegions: ["af-south-1", "ap-east-2"] },
      [null, null, null],
    ],
    ["this account requires", { requirements: [aRequirement(named)] }, [null, null, "no-endpoint"]],
    [
      "another account requires",
      { requirements: [aRequirement({ ...named, accounts: ["999900001111"] })] },
      [null, "off", "no-endpoint"],
    ],
  ])("folds a Region that is off or has no endpoint: one that %s", (_name, over, folded) => {
    const regions = { "us-east-1": [], "af-south-1": [], "ap-east-2": [] };
    const snapshot = aSnapshot(["amazon.a"], regions, { columns, ...over });
    const base = buildBase(snapshot, { scope: OWN });
    const byRegion = new Map(base.columns.map((one) => [one.region, one.folded]));
    expect(Object.keys(regions).map((region) => byRegion.get(region))).toEqual(folded);
  });
});

describe("one model in each account", () => {
  const accounts = [anAccount(), anAccount({ key: "b", accountId: null, name: null })];
  const snapshot = aSnapshot(
    ["amazon.a", "amazon.b"],
    { "us-east-1": [], "eu-west-1": [] },
    {
      accounts,
      columns: [
        aColumn("us-east-1", ["ready", "payment"]),
        aColumn("eu-west-1", ["ready", "ready"]),
        aColumn("us-east-1", ["ready", "timeout"], { account: "b" }),
      ],
      requirements: [
        aRequirement({ models: ["amazon.b"], regions: ["us-east-1"], accounts: ["b"] }),
      ],
    },
  );
  const gridOf = (modelId: string, keys: readonly string[] = [ACCOUNT, "b"]) => {
    const base = buildBase(snapshot, { scope: { by: "accounts", accounts: keys, modelId } });
    const states = [...base.cells].map((cell) => base.looks[cell]?.state ?? null);
    return { base, rows: base.rows.map(({ name, id }) => [name, id]), states };
  };

  it("has a row for each account and the model's cell in each Region", () => {
    const { base, rows, states } = gridOf("amazon.b");
    expect(rows).toEqual([
      ["payments-prod", ACCOUNT],
      ["b", ""],
    ]);
    expect(states).toEqual(["blocked", "ready", "unknown", null]);
    expect([...base.required]).toEqual([0, 0, 1, 0]);
    const [row] = base.rows;
    expect(row && cellWhere(base, row, "us-east-1")).toBe("b in us-east-1 of payments-prod");
  });

  it("of the accounts shown only", () => {
    expect(gridOf("amazon.a", ["b"])).toMatchObject({ rows: [["b", ""]], states: ["ready"] });
  });

  it("has no row for a model that no list scope", () => {
    expect(gridOf("amazon.nobody").rows).toEqual([]);
  });
});

describe("several accounts rolled up", () => {
  const roll = (...kinds: readonly KindName[]) => {
    const accounts = kinds.map((_kind, index) => anAccount({ key: `acc-${index}` }));
    const columns = kinds.map((kind, index) =>
      aColumn("us-east-1", [kind], { account: `acc-${index}` }),
    );
    const base = buildBase(aSnapshot(["amazon.a"], { "us-east-1": [] }, { accounts, columns }), {
      scope: { by: "models", accounts: accounts.map(({ key }) => key) },
    });
    const look = base.looks[base.cells[0] ?? -1];
    return {
      state: look?.state,
      title: look?.title,
      letter: look?.letter,
      cause: base.causes[look?.cause ?? -1]?.title,
      all: look?.causes
        .map((cause) => base.causes[cause]?.title)
        .sort((a = "", b = "") => (a < b ? 1 : -1)),
      share: look && readyShare(look),
      hides: look && hidesUnknown(look),
    };
  };

  it.each<[string, KindName[], object]>([
    ["all ready", ["ready", "ready"], { state: "ready", title: "2 of 2 ready" }],
    [
      "an unknown never hides behind green ones",
      ["ready", "timeout", "ready"],
      { state: "unknown", title: "Timed out, 2 of 2 ready, 1 unknown" },
    ],
    ["an unknown before pending", ["pending", "timeout"], { state: "unknown" }],
    [
      "blocked before unknown",
      ["timeout", "payment"],
      { state: "blocked", title: "Payment method refused, 0 of 1 ready, 1 unknown", hides: true },
    ],
    [
      "an unknown behind a blocked one is said and seen",
      ["ready", "timeout", "payment", "timeout"],
      {
        state: "blocked",
        title: "Payment method refused, 1 of 2 ready, 2 unknown",
        hides: true,
        share: 1,
        all: ["Timed out", "Payment method refused"],
      },
    ],
    ["none unknown, none said", ["payment", "ready"], { hides: false, share: 1 }],
    ["all ready needs no number", ["ready", "ready"], { share: null, hides: false }],
    ["none ready needs no number", ["payment", "form"], { share: null }],
    [
      "two causes are not named as one",
      ["form", "payment", "ready"],
      { state: "blocked", title: "Several causes, 1 of 3 ready", cause: undefined },
    ],
    [
      "one that does not offer it is not counted",
      ["none", "ready"],
      { state: "ready", title: "1 of 1 ready" },
    ],
    ["not offered only if all are", ["none", "none"], { state: "not_offered", title: "" }],
    ["the letter only where all agree", ["geographic", "ready"], { state: "ready", letter: "" }],
    ["the same letter in all", ["geographic", "geographic"], { letter: "G" }],
  ])("%s", (_name, kinds, expected) => {
    expect(roll(...kinds)).toMatchObject(expected);
  });
});
