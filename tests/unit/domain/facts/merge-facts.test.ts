import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AccountFacts,
  type AccountPatch,
  lastGood,
  NEVER,
  NO_ACCOUNT_FACTS,
  NO_REGION_FACTS,
  type Reading,
} from "@/lib/domain/facts/facts";
import { mergeAccountFacts, mergeReading, mergeRegionFacts } from "@/lib/domain/facts/merge-facts";
import { attempt, availability, failed, failedWith, read, T0 } from "./readings";

describe("a reading joined with another", () => {
  it.each<[string, Reading<string>, Reading<string>, Reading<string>]>([
    ["never and never is never", NEVER, NEVER, NEVER],
    ["never changes nothing", read("a", T0), NEVER, read("a", T0)],
    ["the first answer is kept", NEVER, read("a", T0), read("a", T0)],
    ["a newer answer replaces", read("a", T0), read("b", T0 + 1), read("b", T0 + 1)],
    ["an older answer that comes late is ignored", read("a", T0), read("b", T0 - 1), read("a", T0)],
    ["a failure keeps the good value", read("a", T0), failed(T0 + 1), failedWith(T0 + 1, "a", T0)],
    ["an older failure changes nothing", read("a", T0), failed(T0 - 1), read("a", T0)],
    ["answer and failure at once: answered", failed(T0), read("a", T0), read("a", T0)],
    ["an answer ends a failure", failed(T0), read("a", T0 + 1), read("a", T0 + 1)],
    ["a failure alone stays one", NEVER, failed(T0), failed(T0)],
    [
      "a failure after a failure keeps the value",
      failedWith(T0, "a", 5),
      failed(T0 + 1),
      failedWith(T0 + 1, "a", 5),
    ],
    [
      "a late answer fills in the last value",
      failed(T0),
      read("a", T0 - 1),
      failedWith(T0, "a", T0 - 1),
    ],
  ])("%s", (_name, old, next, expected) => {
    expect(mergeReading(old, next)).toEqual(expected);
  });

  it("does not depend on the order in which attempts arrive", () => {
    fc.assert(
      fc.property(
        fc.array(attempt, { maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (list, keys) => {
          const shuffled = list
            .map((item) => ({ item, key: keys.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
          const join = (all: readonly Reading<string>[]) =>
            all.reduce<Reading<string>>(mergeReading, NEVER);
          expect(join(shuffled)).toEqual(join(list));
        },
      ),
    );
  });

  it("never loses the newest good value, and never shows an older attempt as the newest", () => {
    fc.assert(
      fc.property(attempt, attempt, (a, b) => {
        const merged = mergeReading(a, b);
        const goodAt = (r: Reading<string>) => lastGood(r)?.source.at ?? -Infinity;
        expect(goodAt(merged)).toBe(Math.max(goodAt(a), goodAt(b)));
        const triedAt = (r: Reading<string>) =>
          Math.max(goodAt(r), r.status === "failed" ? r.fault.at : -Infinity);
        expect(triedAt(merged)).toBe(Math.max(triedAt(a), triedAt(b)));
      }),
    );
  });

  it("is idempotent", () => {
    fc.assert(
      fc.property(attempt, attempt, (a, b) => {
        const merged = mergeReading(a, b);
        expect(mergeReading(merged, b)).toEqual(merged);
        expect(mergeReading(merged, a)).toEqual(merged);
      }),
    );
  });
});

describe("a region's facts", () => {
  const full = {
    ...NO_REGION_FACTS,
    models: read([], T0),
    quotas: read([], T0),
    availability: { a: read(availability("AVAILABLE"), T0), b: read(availability("ERROR"), T0) },
  };

  it("keep what a narrower read did not ask for", () => {
    const merged = mergeRegionFacts(full, {
      ...NO_REGION_FACTS,
      availability: { b: read(availability("AVAILABLE"), T0 + 1) },
    });
    expect(merged).toEqual({
      ...full,
      availability: { ...full.availability, b: read(availability("AVAILABLE"), T0 + 1) },
    });
  });

  it("keep a data retention mode beside the failure to read it again", () => {
    const before = {
      ...NO_REGION_FACTS,
      dataRetention: read({ mode: "none", updatedAt: null }, T0),
    };
    const merged = mergeRegionFacts(before, { ...NO_REGION_FACTS, dataRetention: failed(T0 + 1) });
    expect(merged.dataRetention).toEqual(failedWith(T0 + 1, { mode: "none", updatedAt: null }, T0));
    expect(mergeRegionFacts(before, NO_REGION_FACTS).dataRetention).toEqual(before.dataRetention);
  });

  it("take a model whose id is also the name of an object's own function", () => {
    const merged = mergeRegionFacts(full, {
      ...NO_REGION_FACTS,
      availability: { constructor: read(availability("AVAILABLE"), T0) },
    });
    expect(Object.keys(merged.availability)).toEqual(["a", "b", "constructor"]);
  });

  it("keep every good value when everything fails", () => {
    const merged = mergeRegionFacts(full, {
      ...NO_REGION_FACTS,
      models: failed(T0 + 1),
      quotas: failed(T0 + 1),
      availability: { a: failed(T0 + 1), b: failed(T0 + 1) },
    });
    expect(merged.models).toEqual(failedWith(T0 + 1, [], T0));
    expect(merged.quotas).toEqual(failedWith(T0 + 1, [], T0));
    expect(merged.availability.a).toEqual(failedWith(T0 + 1, availability("AVAILABLE"), T0));
  });
});

describe("an account's facts", () => {
  const identity = (accountId: string, at: number) =>
    read({ accountId, partition: "aws" as const }, at);
  const first: AccountFacts = {
    ...NO_ACCOUNT_FACTS,
    identity: identity("111111111111", T0),
    forms: { default: read("present", T0) },
    entitlements: { "agmt-1": read([], T0) },
    clockOffsetMs: 40,
  };

  it("are joined key by key, and keep the last measured clock offset", () => {
    const merged = mergeAccountFacts(first, {
      accountId: "111111111111",
      facts: { identity: failed(T0 + 1), forms: { "eu-south-1": read("missing", T0 + 1) } },
    });
    expect(merged.forms).toEqual({
      default: read("present", T0),
      "eu-south-1": read("missing", T0 + 1),
    });
    expect(merged.entitlements).toEqual(first.entitlements);
    expect(merged.clockOffsetMs).toBe(40);
    expect(lastGood(merged.identity)?.value.accountId).toBe("111111111111");
  });

  const SECOND = "222222222222";
  const ofSecond = (at: number) => ({
    accountId: SECOND,
    facts: { identity: identity(SECOND, at), forms: { default: read("missing" as const, at) } },
  });
  const second: AccountFacts = {
    ...NO_ACCOUNT_FACTS,
    identity: identity(SECOND, T0 + 1),
    forms: { default: read("missing", T0 + 1) },
  };

  it("of another account take the place of the old ones, whichever arrives first", () => {
    expect(mergeAccountFacts(first, ofSecond(T0 + 1))).toEqual(second);
    expect(mergeAccountFacts(second, { accountId: "111111111111", facts: first })).toEqual(second);
  });

  it.each<[string, AccountPatch]>([
    [
      "what a late answer of the other account says",
      { accountId: SECOND, facts: { forms: { default: read("missing", T0 + 9) } } },
    ],
    ["an identity that was read before", ofSecond(T0 - 1)],
    [
      "what nobody is known to have answered",
      { accountId: null, facts: { forms: { default: read("missing", T0 + 9) } } },
    ],
  ])("do not take %s", (_name, patch) => {
    expect(mergeAccountFacts(first, patch)).toEqual(first);
  });

  it("keep id and partition beside an identity that failed", () => {
    const merged = mergeAccountFacts(first, {
      accountId: null,
      facts: { identity: failed(T0 + 1) },
    });
    expect(lastGood(merged.identity)?.value).toEqual({
      accountId: "111111111111",
      partition: "aws",
    });
    expect(merged.forms).toEqual(first.forms);
  });

  it("keep all that a patch does not name", () => {
    const names = Object.keys(first) as (keyof AccountFacts)[];
    fc.assert(
      fc.property(fc.subarray(names), (named) => {
        const all = { ...first, identity: identity("111111111111", T0 + 5), clockOffsetMs: 7 };
        const facts = Object.fromEntries(named.map((name) => [name, all[name]]));
        const merged = mergeAccountFacts(first, { accountId: "111111111111", facts });
        for (const name of names)
          expect(merged[name]).toEqual(named.includes(name) ? all[name] : first[name]);
      }),
    );
  });
});
