import { describe, expect, it } from "vitest";
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
