import { describe, expect, it } from "vitest";
import { wordsForNobody, wordsOfFailure } from "@/app/failure";
import { STORE_ERROR, type StoreHealth } from "@/lib/services/ports/stores";

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

describe("what whoever is nobody is told of the store", () => {
  const since = Date.UTC(2026, 0, 1);
  it.each<[string, StoreHealth, string]>([
    [
      "since when it does not work, and how",
      { works: false, since, kind: "full", message: "/var/lib/readiness.db is full." },
      "The store does not work since 2026-01-01T00:00:00.000Z: full. The log has more.",
    ],
    [
      "nothing more where it works again",
      { works: true },
      "The store does not work. The log has more.",
    ],
  ])("%s", (_name, health, expected) => {
    expect(wordsForNobody(health)).toBe(expected);
  });
});
