import { describe, expect, it } from "vitest";
import { accountsSentence, placesText, regionsText } from "@/components/accounts/words";
import type { AccountView } from "@/lib/contracts/accounts";
import { aFault } from "@/tests/support/build-facts";

describe("the Regions of an account", () => {
  it.each([
    [{ read: 17, unread: 0, off: 0, enabling: 0, noEndpoint: 0 }, "17 of 17 read"],
    [
      { read: 15, unread: 2, off: 3, enabling: 1, noEndpoint: 0 },
      "15 of 17 read; 1 being enabled, 3 off",
    ],
    [
      { read: 0, unread: 2, off: 3, enabling: 0, noEndpoint: 1 },
      "0 of 2 read; 3 off, 1 without Bedrock",
    ],
  ])("%o", (regions, text) => expect(regionsText(regions)).toBe(text));
});

describe("where an action is denied", () => {
  it.each([
    ["a call of the whole account", [], true, ""],
    ["the one Region asked", ["a"], true, "in a"],
    ["every Region", ["a", "b"], true, "in every Region asked"],
    ["four are named", ["a", "b", "c", "d"], false, "in a, b, c, d"],
    ["five are not", ["a", "b", "c", "d", "e"], false, "in a, b, c, d and 1 more"],
  ])("%s", (_name, places, everywhere, text) => expect(placesText(places, everywhere)).toBe(text));
});

describe("the sentence over the accounts", () => {
  const of = (standing: "read" | "answers" | "never", fault: "tried" | null = null) => ({
    standing: { status: standing } as AccountView["standing"],
    permissions: [],
    unreadRegions: [{ region: "eu-west-1", fault: fault && aFault("NetworkError") }],
  });
  const READ = of("read");
  it.each([
    ["one that was read", [READ], "The account could be read."],
    ["one that no scan has come to", [of("never")], "The account was not read yet."],
    ["one whose first Region is still to come", [of("answers")], "The account was not read yet."],
    ["one whose Regions all failed", [of("answers", "tried")], "The account could not be read."],
    ["one of two", [READ, of("answers")], "1 of 2 accounts could be read. 1 was not read yet."],
    [
      "one of three",
      [READ, of("never"), of("answers")],
      "1 of 3 accounts could be read. 2 were not read yet.",
    ],
  ])("%s", (_name, accounts, text) =>
    expect(
      accountsSentence({ accounts } as unknown as Parameters<typeof accountsSentence>[0]),
    ).toBe(text),
  );
});
