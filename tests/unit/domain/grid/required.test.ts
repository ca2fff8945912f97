import { describe, expect, it } from "vitest";
import { requiredColumns, requiredStates } from "@/lib/domain/grid/required";
import type { MatrixRequirement } from "@/lib/domain/grid/snapshot";
import { ACCOUNT, aColumn, anAccount, aRequirement, aSnapshot } from "@/tests/support/a-snapshot";

const OTHER = "222233334444";
const snapshot = aSnapshot(
  ["anthropic.a", "anthropic.b", "amazon.c"],
  { "us-east-1": ["ready", "payment", "ready"], "eu-west-1": ["pending", "none", "ready"] },
  {
    accounts: [anAccount(), anAccount({ key: OTHER, accountId: OTHER, name: "sandbox" })],
  },
);
const both = {
  ...snapshot,
  columns: [
    ...snapshot.columns,
    aColumn("us-east-1", ["form", "form", "form"], { account: OTHER }),
  ],
};
const scope = { by: "models", accounts: [ACCOUNT, OTHER] } as const;

describe("the cells that a requirement names", () => {
  const cells = (...requirements: MatrixRequirement[]) =>
    requiredColumns({ ...both, requirements }, { scope, requirements: [] }).flatMap(
      ({ column, rows }) => rows.map((row) => `${column.account.at(-1)} ${column.region} ${row}`),
    );

  it.each<[string, Partial<MatrixRequirement>, readonly string[]]>([
    [
      "one model in one Region",
      { models: ["anthropic.b"], regions: ["eu-west-1"] },
      ["3 eu-west-1 1"],
    ],
    [
      "one model wherever it is",
      { models: ["amazon.c"] },
      ["3 us-east-1 2", "3 eu-west-1 2", "4 us-east-1 2"],
    ],
    [
      "a provider's, in an account by its name",
      { models: ["provider:anthropic"], accounts: ["sandbox"] },
      ["4 us-east-1 0", "4 us-east-1 1"],
    ],
    [
      "a pattern's, in an account by its id",
      { models: ["anthropic.*"], accounts: [OTHER] },
      ["4 us-east-1 0", "4 us-east-1 1"],
    ],
    ["a model no list shows", { models: ["amazon.z"] }, []],
    ["a Region nobody has", { models: ["amazon.c"], regions: ["ap-south-1"] }, []],
    ["an account nobody has", { models: ["amazon.c"], accounts: ["nobody"] }, []],
  ])("%s", (_name, over, expected) => {
    expect(cells(aRequirement(over))).toEqual(expected);
  });

  it("are each there once, whoever else requires them", () => {
    const twice = [
      aRequirement({ name: "x", models: ["amazon.c"], regions: ["eu-west-1"] }),
      aRequirement({ name: "y", models: ["amazon.*"], regions: ["eu-west-1"] }),
    ];
    expect(cells(...twice)).toEqual(["3 eu-west-1 2"]);
  });

  it("are those of the requirements asked for, in the accounts and of the model shown", () => {
    const requirements = [
      aRequirement({ name: "x", models: ["anthropic.a"] }),
      aRequirement({ name: "y", models: ["amazon.c"] }),
    ];
    const at = { ...both, requirements };
    expect(requiredStates(at, { scope, requirements: ["x"] })).toEqual([
      "ready",
      "pending",
      "blocked",
    ]);
    const one = { by: "accounts", accounts: [OTHER], modelId: "amazon.c" } as const;
    expect(requiredStates(at, { scope: one, requirements: [] })).toEqual(["blocked"]);
  });
});
