import { describe, expect, it } from "vitest";
import { type CheckedCell, checkedText } from "@/lib/domain/grid/checked-text";

const cell = (state: CheckedCell["state"], title = "Payment method invalid"): CheckedCell => ({
  account: "111122223333",
  region: "eu-west-1",
  modelId: "m",
  state,
  title,
});

describe("what is said of a check", () => {
  it.each([
    ["a ready cell", [cell("ready")], "X in R is ready", undefined],
    ["a blocked cell, with why", [cell("blocked")], "X in R is blocked", "Payment method invalid"],
    [
      "a cell that nobody could tell, with why",
      [cell("unknown", "Session expired")],
      "X in R could not be told",
      "Session expired",
    ],
    ["a model without a route", [cell("not_offered")], "X in R is not offered", undefined],
    [
      "several accounts, by state",
      [cell("ready"), cell("blocked"), cell("ready"), cell("unknown")],
      "X in R: 2 ready, 1 blocked, 1 unknown",
      undefined,
    ],
    ["a row that went", [], "X in R was not read again", "It is no row any more."],
  ] as const)("%s", (_name, cells, title, detail) => {
    expect(checkedText("X in R", cells)).toEqual({ title, detail });
  });
});
