import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freshnessTurnsAt, isFresh } from "@/lib/domain/facts/facts";

const NOW = Date.UTC(2026, 0, 1);
const age = { now: NOW, staleAfterMs: 45 * 60_000 };

describe("a value may be relied on", () => {
  it.each([
    ["of now", NOW, true],
    ["as old as it may be", NOW - 45 * 60_000, true],
    ["a moment older", NOW - 45 * 60_000 - 1, false],
    ["a minute ahead", NOW + 60_000, true],
    ["a moment further ahead", NOW + 60_001, false],
    ["six hours ahead", NOW + 6 * 3_600_000, false],
    ["of the year 9999", Date.UTC(9999, 0, 1), false],
  ])("%s", (_name, at, expected) => {
    expect(isFresh(at, age)).toBe(expected);
  });

  it("changes nowhere but at its turns", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 1e9 }),
        (offset, ms) => {
          const at = NOW + offset;
          for (const turn of freshnessTurnsAt(at, ms)) {
            const fresh = (now: number) => isFresh(at, { now, staleAfterMs: ms });
            expect(fresh(turn - 1)).not.toBe(fresh(turn));
          }
        },
      ),
    );
  });
});
