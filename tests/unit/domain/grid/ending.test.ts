import { describe, expect, it } from "vitest";
import { endingIn } from "@/lib/domain/grid/ending";
import { ACCOUNT, aSnapshot, KINDS, type KindName } from "@/tests/support/a-snapshot";

const MODEL = "acme.sky-9";
const NAMES = Object.keys(KINDS) as KindName[];

/** Kinds that end are drawn from a copy of the list behind the list itself. */
function endings(cells: Readonly<Record<string, KindName>>, ending: readonly string[]) {
  const given = aSnapshot(
    [MODEL],
    Object.fromEntries(Object.entries(cells).map(([region, kind]) => [region, [kind]])),
  );
  const snapshot = {
    ...given,
    kinds: [...given.kinds, ...given.kinds.map((kind) => ({ ...kind, weighty: true }))],
    columns: given.columns.map((column) => ({
      ...column,
      cells: column.cells.map((kind) =>
        ending.includes(column.region) ? kind + NAMES.length : kind,
      ),
    })),
  };
  return endingIn(snapshot, { account: ACCOUNT, modelId: MODEL });
}

describe("where a model ends in an account", () => {
  it.each<[string, Readonly<Record<string, KindName>>, readonly string[], boolean]>([
    ["nowhere", { "us-east-1": "inactive", "eu-west-1": "ready" }, [], false],
    ["in one of two", { "us-east-1": "inactive", "eu-west-1": "ready" }, ["us-east-1"], false],
    [
      "wherever it is offered",
      { "us-east-1": "inactive", "eu-west-1": "none", "af-south-1": "timeout" },
      ["us-east-1"],
      true,
    ],
    ["where that is not known", { "us-east-1": "timeout" }, [], false],
  ])("%s", (_name, cells, ending, everywhere) => {
    expect(endings(cells, ending)).toEqual({ regions: ending, everywhere });
  });

  it("is told of no account that is not there", () => {
    const none = endingIn(aSnapshot([MODEL], {}), { account: "nobody", modelId: MODEL });
    expect(none).toEqual({ regions: [], everywhere: false });
  });
});
