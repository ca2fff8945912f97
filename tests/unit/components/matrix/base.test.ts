import { describe, expect, it } from "vitest";
import { buildBase } from "@/components/matrix/model/base";
import { letterOf } from "@/components/matrix/model/look";
import { ACCOUNT, aColumn, anAccount, aSnapshot, type KindName } from "@/tests/support/a-snapshot";

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
    const base = buildBase(snapshot, ACCOUNT);
    expect(base.columns.map(({ region }) => region)).toEqual([
      "us-west-2",
      "us-east-1",
      "eu-west-1",
      "eu-central-1",
    ]);
  });

  it("marks what is required, and only in the account that requires it", () => {
    const required = { account: ACCOUNT, region: "us-east-1", modelId: "amazon.b" };
    const elsewhere = { account: "999900001111", region: "us-east-1", modelId: "amazon.a" };
    const snapshot = aSnapshot(
      ["amazon.a", "amazon.b"],
      { "us-east-1": ["ready", "none"] },
      { requirements: [{ name: "Assistant", cells: [required, elsewhere] }] },
    );
    expect([...buildBase(snapshot, ACCOUNT).required]).toEqual([0, 1]);
  });

  it("knows a Region that is off from one that is on", () => {
    const snapshot = aSnapshot(["amazon.a"], { "us-east-1": ["ready"], "af-south-1": ["off"] });
    const [east, south] = snapshot.columns;
    const columns = [...(east ? [east] : []), ...(south ? [{ ...south, status: "DISABLED" }] : [])];
    expect(buildBase({ ...snapshot, columns }, ACCOUNT).columns.map(({ off }) => off)).toEqual([
      false,
      true,
    ]);
  });
});

describe("all accounts rolled up", () => {
  const roll = (...kinds: readonly KindName[]) => {
    const accounts = kinds.map((_kind, index) => anAccount({ key: `acc-${index}` }));
    const columns = kinds.map((kind, index) =>
      aColumn("us-east-1", [kind], { account: `acc-${index}` }),
    );
    const base = buildBase(
      aSnapshot(["amazon.a"], { "us-east-1": [] }, { accounts, columns }),
      "all",
    );
    const look = base.looks[base.cells[0] ?? -1];
    return {
      state: look?.state,
      title: look?.title,
      letter: look?.letter,
      cause: base.causes[look?.cause ?? -1]?.title,
    };
  };

  it.each<[string, KindName[], object]>([
    ["all ready", ["ready", "ready"], { state: "ready", title: "2 of 2 ready" }],
    [
      "an unknown never hides behind green ones",
      ["ready", "timeout", "ready"],
      { state: "unknown", title: "Timed out, 2 of 3 ready" },
    ],
    ["an unknown before pending", ["pending", "timeout"], { state: "unknown" }],
    [
      "blocked before unknown",
      ["timeout", "payment"],
      { state: "blocked", title: "Payment method refused, 0 of 2 ready" },
    ],
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
