import { describe, expect, it } from "vitest";
import {
  addressOfKeys,
  asksSeveral,
  chosenKeys,
  unknownNames,
} from "@/lib/domain/grid/account-choice";

const ACCOUNTS = [
  { key: "111122223333", accountId: "111122223333" },
  { key: "profile:sandbox", accountId: null },
  { key: "default", accountId: "444455556666" },
];
const [FIRST, SECOND, THIRD] = ["111122223333", "profile:sandbox", "default"];

describe("the accounts an address asks for", () => {
  it.each([
    ["nothing asked: the first", null, [FIRST]],
    ["all", "all", [FIRST, SECOND, THIRD]],
    ["one by its key", SECOND, [SECOND]],
    ["one by its id", "444455556666", [THIRD]],
    ["some, in the order of the configuration", `${THIRD},${FIRST}`, [FIRST, THIRD]],
    ["one of them gone", `999900001111,${SECOND}`, [SECOND]],
    ["all of them gone: the first", "999900001111", [FIRST]],
    ["an empty name is none", ",", [FIRST]],
  ])("%s", (_name, asked, keys) => {
    expect(chosenKeys(ACCOUNTS, asked)).toEqual(keys);
  });

  it("are none where none is configured", () => {
    expect(chosenKeys([], "all")).toEqual([]);
  });
});

describe("the names that no configured account has", () => {
  it.each([
    ["nothing asked", null, []],
    ["all", "all", []],
    ["one that is there", SECOND, []],
    ["one that is there by its id", "444455556666", []],
    ["one that left", "999900001111", ["999900001111"]],
    ["one that left among others", `999900001111,${SECOND}`, ["999900001111"]],
    ["an empty name is none", ",", []],
  ])("%s", (_name, asked, names) => {
    expect(unknownNames(ACCOUNTS, asked)).toEqual(names);
  });

  it("are not told before anything is known", () => {
    expect(unknownNames([], "999900001111")).toEqual([]);
  });
});

describe("how an address names accounts", () => {
  it.each([
    ["one", [SECOND], SECOND, false],
    ["some", [FIRST, SECOND], `${FIRST},${SECOND}`, true],
    [
      "every one is all, so that one added later is among them",
      [FIRST, SECOND, THIRD],
      "all",
      true,
    ],
  ])("%s", (_name, keys, address, several) => {
    const named = addressOfKeys(ACCOUNTS, keys as string[]);
    expect(named).toBe(address);
    expect(asksSeveral(named)).toBe(several);
    expect(chosenKeys(ACCOUNTS, named)).toEqual(keys);
  });

  it("names an only account by itself", () => {
    expect(addressOfKeys(ACCOUNTS.slice(0, 1), [FIRST as string])).toBe(FIRST);
  });
});
