import { describe, expect, it } from "vitest";
import { type Tries, tryOnce } from "@/lib/domain/access/try-limit";

const LIMIT = { tries: 3, withinMs: 1_000 };

describe("how often something may be tried", () => {
  it.each<[string, Tries | null, number, unknown]>([
    ["the first time", null, 5, { allowed: true, tries: { since: 5, count: 1 } }],
    [
      "up to the limit",
      { since: 0, count: 2 },
      999,
      { allowed: true, tries: { since: 0, count: 3 } },
    ],
    ["not past it", { since: 0, count: 3 }, 999, { allowed: false, until: 1_000 }],
    [
      "again when the time is over",
      { since: 0, count: 3 },
      1_000,
      { allowed: true, tries: { since: 1_000, count: 1 } },
    ],
    [
      "by a clock that was set back",
      { since: 500, count: 3 },
      499,
      { allowed: true, tries: { since: 499, count: 1 } },
    ],
  ])("%s", (_name, before, now, expected) => {
    expect(tryOnce(before, LIMIT, now)).toEqual(expected);
  });
});
