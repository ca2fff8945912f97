import { describe, expect, it } from "vitest";
import { whatBroke } from "@/lib/jobs/what-broke";
import { STORE_ERROR } from "@/lib/services/ports/stores";

const bug = new TypeError("x is undefined");
const storeError = (cause?: unknown) =>
  Object.assign(new Error("The disk is full. Make room.", { cause }), { name: STORE_ERROR });

describe("what the log is told of what broke", () => {
  it.each<[string, unknown, Record<string, unknown>]>([
    ["a mistake of ours, whole", bug, { error: bug }],
    ["what is no error", "odd", { error: "odd" }],
    ["a store's own sentence", storeError(), { problem: "The disk is full. Make room." }],
    [
      "… with what its driver said",
      storeError(new Error("SQLITE_FULL")),
      { problem: "The disk is full. Make room.", cause: "Error: SQLITE_FULL" },
    ],
  ])("%s", (_name, error, expected) => {
    expect(whatBroke(error)).toEqual(expected);
  });
});
