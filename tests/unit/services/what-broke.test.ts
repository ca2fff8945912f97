import { describe, expect, it } from "vitest";
import { STORE_ERROR } from "@/lib/services/ports/stores";
import { whatBroke } from "@/lib/services/what-broke";
import { waitWithin } from "@/lib/within";

const bug = new TypeError("x is undefined");
const full = Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
const late = await waitWithin(1, () => new Promise(() => undefined)).catch((error) => error);
const storeError = (cause?: unknown) =>
  Object.assign(new Error("The disk is full. Make room.", { cause }), { name: STORE_ERROR });

describe("what the log is told of what broke", () => {
  it.each<[string, unknown, Record<string, unknown>]>([
    ["a mistake of ours, whole", bug, { error: bug }],
    ["what is no error", "odd", { error: "odd" }],
    ["a store's own sentence", storeError(), { problem: "The disk is full. Make room." }],
    [
      "… with what its driver said, whole",
      storeError(full),
      { problem: "The disk is full. Make room.", error: full },
    ],
    ["a wait that was over", late, { problem: "No answer within 0.001 s" }],
  ])("%s", (_name, error, expected) => {
    expect(whatBroke(error)).toEqual(expected);
  });
});
