import { describe, expect, it } from "vitest";
import { duplicateEntries, type EntryIdentity } from "@/lib/domain/facts/duplicate-entries";

const entry = (key: string, accountId: string | null): EntryIdentity => ({ key, accountId });

describe("entries that are the same account", () => {
  it.each<[string, readonly EntryIdentity[], Record<string, string>]>([
    ["none", [entry("dev", "1"), entry("prod", "2")], {}],
    ["the second is the first's", [entry("dev", "1"), entry("admin", "1")], { admin: "dev" }],
    [
      "all that follow are the first's",
      [entry("dev", "1"), entry("admin", "1"), entry("third", "1")],
      { admin: "dev", third: "dev" },
    ],
    ["what is not known is nobody's", [entry("dev", null), entry("admin", null)], {}],
    ["an entry is no double of itself", [entry("dev", "1"), entry("dev", "1")], {}],
  ])("%s", (_name, entries, expected) => {
    expect(Object.fromEntries(duplicateEntries(entries))).toEqual(expected);
  });
});
