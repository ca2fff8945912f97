import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Availability,
  lastGood,
  NEVER,
  NO_REGION_FACTS,
  type Reading,
} from "@/lib/domain/facts/facts";
import { mergeReading, mergeRegionFacts } from "@/lib/domain/facts/merge-facts";
import { availability, failed, fault, read, T0 } from "./readings";

const seen = (readings: readonly Reading<Availability>[]) =>
  readings.reduce(
    (facts, reading) =>
      mergeRegionFacts(facts, { ...NO_REGION_FACTS, availability: { m: reading } }),
    NO_REGION_FACTS,
  ).availability.m;
const since = (readings: readonly Reading<Availability>[]) =>
  lastGood(seen(readings))?.value.pendingSince;

describe("when PENDING began", () => {
  const pending = (at: number, from: number | null = null) =>
    read(availability("PENDING", from), at);
  const available = (at: number) => read(availability("AVAILABLE"), at);

  it.each<[string, readonly Reading<Availability>[], number | null]>([
    ["the first sighting is the beginning", [pending(10)], 10],
    ["a second sighting keeps it", [pending(10), pending(20)], 10],
    ["a failure between two sightings keeps it", [pending(10), failed(15), pending(20)], 10],
    ["a failure keeps it beside the last value", [pending(10), failed(15)], 10],
    ["the smaller of two beginnings holds", [pending(10, 7), pending(20, 5)], 5],
    ["anything else has none", [pending(10), available(20)], null],
    ["anything else drops one that came with it", [read(availability("ERROR", 3), 20)], null],
    ["a new run begins anew", [pending(10), available(20), pending(30)], 30],
    ["a sighting that arrives late counts", [pending(20), pending(10)], 10],
    ["an older sighting does not outlive a newer answer", [available(20), pending(10)], null],
    [
      "an answer that arrives late ends the older run",
      [pending(10), pending(30), available(20)],
      30,
    ],
    ["an answer older than the run changes nothing", [pending(10), pending(30), available(5)], 10],
  ])("%s", (_name, readings, expected) => {
    expect(since(readings)).toBe(expected);
  });

  it("is the same for an unbroken run in whichever order its sightings arrive", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1_000), { minLength: 1, maxLength: 8 }), (times) => {
        expect(since(times.map((at) => pending(at)))).toBe(Math.min(...times));
      }),
    );
  });
});

describe("which of two readings is newer", () => {
  const sent = (attempt: number, at: number) => ({ operation: "Op", requestId: null, at, attempt });
  const answered = (value: string, attempt: number, at: number): Reading<string> => ({
    status: "read",
    value,
    source: sent(attempt, at),
  });
  const refused = (attempt: number, at: number): Reading<string> => ({
    status: "failed",
    fault: { ...fault(at), attempt },
    last: null,
  });
  /** As rows were kept before attempts were counted. */
  const uncounted = (value: string, at: number): Reading<string> => {
    const { attempt: _none, ...source } = sent(0, at);
    return JSON.parse(JSON.stringify({ status: "read", value, source }));
  };
  const HOUR = 3_600_000;

  it.each<[string, Reading<string>, Reading<string>, string]>([
    [
      "a time 6 h ahead holds up no later answer",
      answered("a", 1, T0 + 6 * HOUR),
      answered("b", 2, T0),
      "b",
    ],
    ["nor a later failure", answered("a", 1, T0 + 6 * HOUR), refused(2, T0), "failed"],
    [
      "a late answer of an earlier attempt is older",
      answered("a", 2, T0),
      answered("b", 1, T0 + HOUR),
      "a",
    ],
    ["answer and failure of one attempt: answered", refused(3, T0 + 1), answered("a", 3, T0), "a"],
    [
      "what was kept without a count is the oldest",
      uncounted("a", T0 + 6 * HOUR),
      answered("b", 1, T0),
      "b",
    ],
    ["whichever arrives first", answered("b", 1, T0), uncounted("a", T0 + 6 * HOUR), "b"],
    ["and a failure after it counts", uncounted("a", T0 + 6 * HOUR), refused(1, T0), "failed"],
  ])("%s", (_name, old, next, expected) => {
    const merged = mergeReading(old, next);
    expect(merged.status === "read" ? merged.value : merged.status).toBe(expected);
  });

  it("is told by no clock: any times give the same outcome", () => {
    const times = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), times, times), { minLength: 1, maxLength: 6 }),
        (list) => {
          const outcome = (at: (row: readonly [boolean, number, number]) => number) => {
            const all = list.map((row, place) =>
              row[0] ? answered(`v${place}`, place + 1, at(row)) : refused(place + 1, at(row)),
            );
            const merged = all.reduce<Reading<string>>(mergeReading, NEVER);
            return [merged.status, lastGood(merged)?.value];
          };
          expect(outcome((row) => row[1])).toEqual(outcome((row) => row[2]));
        },
      ),
    );
  });
});
