import { describe, expect, it } from "vitest";
import { regionStatusText, shutText } from "@/lib/domain/words/region-status";

describe("the state of a Region in words", () => {
  it.each([
    ["ENABLED_BY_DEFAULT", "on by default"],
    ["DISABLING", "being switched off"],
    ["PAUSED", "PAUSED"],
    [null, "not known"],
  ])("%s", (status, expected) => {
    expect(regionStatusText(status)).toBe(expected);
  });

  it.each([
    ["DISABLED", "off", true, /account admin can enable it/],
    ["DISABLING", "being switched off", false, /^Once it is off/],
    ["ENABLING", "being enabled", false, /^Wait for AWS/],
  ])("says of one that is %s who can do what", (status, is, canBeEnabled, then) => {
    expect(shutText(status)).toMatchObject({ is, canBeEnabled });
    expect(shutText(status).next).toMatch(then);
  });
});
