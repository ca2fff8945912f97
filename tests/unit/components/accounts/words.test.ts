import { describe, expect, it } from "vitest";
import { placesText, regionsText } from "@/components/accounts/words";

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
