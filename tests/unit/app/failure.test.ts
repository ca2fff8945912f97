import { describe, expect, it } from "vitest";
import { wordsOfFailure } from "@/app/failure";
import { STORE_ERROR } from "@/lib/services/ports/stores";

const named = (name: string) => Object.assign(new Error("The disk is full. Make room."), { name });
const SILENT = "That did not work. The log of the dashboard says why.";

describe("what a caller is told of a failure", () => {
  it.each<[string, unknown, string]>([
    ["a store's own words", named(STORE_ERROR), "The disk is full. Make room."],
    ["of a mistake of ours nothing", named("TypeError"), SILENT],
    ["of what is no error nothing", "The disk is full.", SILENT],
  ])("%s", (_name, error, expected) => {
    expect(wordsOfFailure(error)).toBe(expected);
  });
});
