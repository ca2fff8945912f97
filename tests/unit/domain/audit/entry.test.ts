import { describe, expect, it } from "vitest";
import type { Caller } from "@/lib/domain/access/rights";
import { printEntry, readEntry, whoKey, whoOf } from "@/lib/domain/audit/entry";
import { anEntry } from "@/tests/support/audit";

describe("an entry as it is kept", () => {
  it("is read as it was told", () => {
    const entry = anEntry();
    expect(readEntry(printEntry(entry))).toEqual(entry);
  });

  it.each([
    ["a key", "key AKIAIOSFODNN7EXAMPLE was used", "key (key id) was used"],
    ["a token", "Authorization: Bearer abcdefghijklmnop", "Authorization: Bearer (token)"],
    ["an e-mail address", "asked by ana@acme.example", "asked by (e-mail)"],
    ["a line break and an escape sequence", "one\n\u001b[31mtwo", "one [31mtwo"],
  ])("holds no %s", (_name, said, kept) => {
    const read = readEntry(printEntry(anEntry({ said, details: { note: said } })));
    expect([read?.said, read?.details.note]).toEqual([kept, kept]);
  });

  it("is bounded, whatever it is told", () => {
    const details = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`name ${index}`, "x".repeat(10_000)]),
    );
    const text = printEntry(anEntry({ said: "y".repeat(10_000), details }));
    expect(text.length).toBeLessThan(20_000);
    expect(readEntry(text)).not.toBeNull();
  });

  it.each([["not JSON"], ["{}"], ["[]"], ["null"], ['{"what":1}']])("%s is none", (text) => {
    expect(readEntry(text)).toBeNull();
  });
});

describe("who asks", () => {
  const asserted = { kind: "user", known: "oidc", email: null, groups: [] } as const;
  const people: readonly [string, Caller, string][] = [
    ["the person on this machine", { kind: "local" }, "local"],
    ["a person at the terminal", { kind: "command", user: "ana" }, "command:ana"],
    ["a user without a name", { kind: "command", user: null }, "command"],
    ["the product", { kind: "system", work: "scan" }, "system:scan"],
    [
      "a person",
      { ...asserted, issuer: "https://a.example", subject: "1", name: "Ana" },
      "user:https://a.example 1",
    ],
    [
      "a machine",
      { kind: "token", id: "t1", name: "ci", role: "viewer", accounts: null },
      "token:t1",
    ],
  ];

  it.each(people)("%s has a key of their own", (_name, caller, key) => {
    expect(whoKey(whoOf(caller))).toBe(key);
  });

  it("has one key for each person, whatever they are called", () => {
    const keys = people.map(([, caller]) => whoKey(whoOf(caller)));
    expect(new Set(keys).size).toBe(people.length);
  });
});
