import { describe, expect, it } from "vitest";
import { askInTurn } from "@/lib/jobs/kinds/scan-account/ask-in-turn";
import { type Focus, isLookedAt, NO_FOCUS, rankOf } from "@/lib/jobs/kinds/scan-account/focus";

const HUB = ["default", "111122223333"];
const OTHER = ["role/other", "444455556666"];
const EAST = "us-east-1";
const WEST = "us-west-2";

const PLACES = [
  { account: OTHER, region: WEST },
  { account: OTHER, region: EAST },
  { account: HUB, region: WEST },
  { account: HUB, region: EAST },
] as const;
const nameOf = ({ account, region }: (typeof PLACES)[number]) => `${account[0]} ${region}`;

describe("regions in the order in which they are begun", () => {
  it.each<[string, Partial<Focus>, readonly number[]]>([
    ["nothing looked at", {}, [0, 1, 2, 3]],
    ["a region, the accounts not told", { region: EAST }, [1, 3, 0, 2]],
    ["an account by its id", { accounts: ["111122223333"] }, [2, 3, 0, 1]],
    ["an account by its key", { accounts: ["default"] }, [2, 3, 0, 1]],
    ["an account and a region", { accounts: ["default"], region: EAST }, [3, 2, 1, 0]],
    [
      "both accounts and a region",
      { accounts: ["default", "role/other"], region: WEST },
      [0, 2, 1, 3],
    ],
    ["no account at all", { accounts: [], region: EAST }, [1, 3, 0, 2]],
    ["an account that is not scanned", { accounts: ["999999999999"] }, [0, 1, 2, 3]],
  ])("%s", (_name, focus, expected) => {
    const sorted = PLACES.toSorted(
      (a, b) => rankOf({ ...NO_FOCUS, ...focus }, a) - rankOf({ ...NO_FOCUS, ...focus }, b),
    );
    expect(sorted.map(nameOf)).toEqual(expected.flatMap((at) => PLACES[at] ?? []).map(nameOf));
  });
});

describe("a cell that somebody waits for", () => {
  const cell = { account: HUB, region: EAST, modelId: "m" };
  it.each<[string, Partial<Focus>, boolean]>([
    ["nothing looked at", {}, false],
    ["this region alone", { region: EAST }, false],
    ["this model alone", { modelId: "m" }, false],
    ["this model in this region", { region: EAST, modelId: "m" }, true],
    ["… of this account", { accounts: ["default"], region: EAST, modelId: "m" }, true],
    ["… of another account", { accounts: ["role/other"], region: EAST, modelId: "m" }, false],
    ["this model in another region", { region: WEST, modelId: "m" }, false],
    ["another model in this region", { region: EAST, modelId: "n" }, false],
  ])("%s: %s", (_name, focus, expected) => {
    expect(isLookedAt({ ...NO_FOCUS, ...focus }, cell)).toBe(expected);
  });
});

describe("models of a region", () => {
  const ids = Array.from({ length: 100 }, (_, index) => `m${index}`);

  it.each<[string, string | null, readonly string[]]>([
    ["in their order", null, ["m0", "m1", "m2"]],
    ["what is looked at first", "m70", ["m70", "m0", "m1"]],
    ["in their order where another is looked at", "stranger", ["m0", "m1", "m2"]],
  ])("are asked %s", async (_name, looked, expected) => {
    const asked: string[] = [];
    const ask = async (id: string) => {
      asked.push(id);
    };
    await askInTurn(ids, { looked: () => looked, ask });
    expect(asked.slice(0, 3)).toEqual(expected);
    expect(new Set(asked)).toEqual(new Set(ids));
    expect(asked).toHaveLength(100);
  });

  it("go on with what is looked at while they are asked", async () => {
    const asked: string[] = [];
    const answers: (() => void)[] = [];
    let looked: string | null = null;
    const all = askInTurn(ids, {
      looked: () => looked,
      ask: (id) => {
        asked.push(id);
        return new Promise((resolve) => answers.push(resolve));
      },
    });
    const begun = asked.length;
    expect(begun).toBe(40);
    looked = "m90";
    answers[0]?.();
    await Promise.resolve();
    await Promise.resolve();
    expect(asked.at(-1)).toBe("m90");
    for (let at = 1; at < 100; at += 1) {
      answers[at]?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await all;
    expect(asked).toHaveLength(100);
  });
});
