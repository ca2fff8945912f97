import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advance } from "@/lib/domain/agreement/advance";
import { parseWatch, printWatch } from "@/lib/domain/agreement/codec";
import type { WatchEvent } from "@/lib/domain/agreement/events";
import { clockAt, nextPollAt, regionsToAsk } from "@/lib/domain/agreement/schedule";
import { isInFlight, type Watch } from "@/lib/domain/agreement/watch";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import { aRead, aWatch, type Said, T0 } from "@/tests/support/watches/watch";

const REGIONS = ["eu-west-1", "us-east-1"];
const SAID = [
  "PENDING",
  "PENDING",
  "AVAILABLE",
  "NOT_AVAILABLE",
  "ERROR",
  "SOMETHING_NEW",
  "fault",
];
const ENTITLEMENTS = [
  null,
  { failed: false },
  { failed: true, cause: null, reason: "ACCOUNT_SUSPENDED", agreementId: "agmt-1" },
] as const;

const said = fc.record({
  "eu-west-1": fc.constantFrom(...SAID),
  "us-east-1": fc.constantFrom(...SAID),
});
const step = fc.record({
  kind: fc.constantFrom("poll", "poll", "poll", "scan", "dismissed", "resumed", "fixed", "restart"),
  afterMs: fc.oneof(fc.nat(40_000), fc.nat(2 * HOUR_MS)),
  said,
  /** How far back the answer may lie, as of a scan that was slow. */
  lateMs: fc.constantFrom(0, 0, 1_000, MINUTE_MS),
  acceptedBeforeMs: fc.option(fc.nat(HOUR_MS)),
  entitlement: fc.constantFrom(...ENTITLEMENTS),
  jitter: fc.double({ min: -1, max: 1, noNaN: true }).map((value) => value + 0),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function eventOf(step: Step, now: number): WatchEvent | null {
  if (step.kind === "restart") return null;
  if (step.kind === "dismissed" || step.kind === "resumed") return { type: step.kind, at: now };
  if (step.kind === "fixed") return { type: "fixed", at: now, regions: REGIONS, failure: null };
  const by = step.kind === "poll" ? "poll" : "scan";
  const start =
    step.acceptedBeforeMs === null
      ? null
      : {
          startedAt: now - step.acceptedBeforeMs,
          source: "acceptance" as const,
          agreementId: "agmt-1",
        };
  const at = by === "scan" ? now - step.lateMs : now;
  return {
    ...aRead(by, at, { said: step.said, jitter: step.jitter }),
    start,
    entitlement: step.entitlement,
  };
}

/** Every watch of a history, and the time of each. */
function play(steps: readonly Step[]): { watch: Watch; now: number }[] {
  const seen = [{ watch: aWatch(), now: T0 }];
  let { watch, now } = { watch: aWatch(), now: T0 };
  for (const step of steps) {
    now += step.afterMs;
    const event = eventOf(step, now);
    watch = event ? advance(watch, event) : reread(watch);
    seen.push({ watch, now });
  }
  return seen;
}

function reread(watch: Watch): Watch {
  const parsed = parseWatch(printWatch(watch));
  if (!parsed.ok) throw new Error(parsed.error.problem);
  return parsed.value;
}

const histories = fc.array(step, { maxLength: 40 });

describe("whatever happens", () => {
  it("every end and every overdue is told exactly once", () => {
    void fc.assert(
      fc.property(histories, (steps) => {
        const expected = new Set<string>();
        const told = new Set<string>();
        for (const { watch } of play(steps)) {
          const { state } = watch.flight;
          const silent = state === "pending" || state === "settling" || state === "dismissed";
          if (!silent) expected.add(`${watch.flightNo} ${state}`);
          const now = watch.notices.map(({ flightNo, kind }) => `${flightNo} ${kind}`);
          expect(new Set(now).size).toBe(now.length);
          for (const notice of now) told.add(notice);
        }
        expect([...told].sort()).toEqual([...expected].sort());
      }),
    );
  });

  it("the clock of an attempt never runs backwards", () => {
    void fc.assert(
      fc.property(histories, (steps) => {
        const played = play(steps);
        for (const [i, { watch, now }] of played.entries()) {
          const before = played[i - 1];
          if (!before || before.watch.flightNo !== watch.flightNo) continue;
          const settled =
            before.watch.flight.state === "settling" && watch.flight.state !== "settling";
          if (settled) continue;
          expect(watch.flight.startedAt).toBeLessThanOrEqual(before.watch.flight.startedAt);
          expect(clockAt(watch, now)).toBeGreaterThanOrEqual(clockAt(before.watch, before.now));
        }
      }),
    );
  });

  it("an end does not come before its start, nor change afterwards, unless it was a dismissal that was taken back", () => {
    void fc.assert(
      fc.property(histories, (steps) => {
        const ends = new Map<number, number>();
        let before: Watch | null = null;
        for (const { watch } of play(steps)) {
          const takenBack: boolean =
            before?.flight.state === "dismissed" && watch.flight.state !== "dismissed";
          if (takenBack && before?.flightNo === watch.flightNo) ends.delete(watch.flightNo);
          before = watch;
          if (isInFlight(watch.flight)) continue;
          expect(watch.flight.endedAt).toBeGreaterThanOrEqual(watch.flight.startedAt);
          const end = ends.get(watch.flightNo) ?? watch.flight.endedAt;
          expect(watch.flight.endedAt).toBe(end);
          ends.set(watch.flightNo, end);
        }
      }),
    );
  });

  it("a restart loses nothing", () => {
    void fc.assert(
      fc.property(histories, (steps) => {
        for (const { watch } of play(steps)) expect(reread(watch)).toEqual(watch);
      }),
    );
  });

  it("only a watch in flight has a next poll, and it always has one", () => {
    void fc.assert(
      fc.property(histories, (steps) => {
        for (const { watch } of play(steps)) {
          expect(nextPollAt(watch) !== null).toBe(isInFlight(watch.flight));
        }
      }),
    );
  });
});

describe("how often a region is asked", () => {
  const answers = fc.infiniteStream(fc.constantFrom("PENDING", "PENDING", "PENDING", "fault"));
  const jitters = fc.infiniteStream(fc.double({ min: -1, max: 1, noNaN: true }));

  /** The times of the polls within a span, with a poller that looks every second. */
  function pollTimes(stream: Iterator<string>, jitter: Iterator<number>): number[] {
    const times: number[] = [];
    let watch = aWatch({ "eu-west-1": "PENDING" });
    while (times.length < 150) {
      const at = Math.ceil((nextPollAt(watch) ?? 0) / SECOND_MS) * SECOND_MS;
      expect(regionsToAsk(watch, at)).toEqual(["eu-west-1"]);
      times.push(at - T0);
      const now: Said = { "eu-west-1": stream.next().value };
      watch = advance(watch, aRead("poll", at, { said: now, jitter: jitter.next().value }));
    }
    return times;
  }

  it("stays within 15 s, 30 s, 15 min and an hour, less a fifth while it is young", () => {
    void fc.assert(
      fc.property(answers, jitters, (stream, jitter) => {
        const times = [0, ...pollTimes(stream, jitter)];
        for (const [i, at] of times.entries()) {
          const last = times[i - 1];
          if (last === undefined) continue;
          expect(at - last).toBeGreaterThanOrEqual(leastMs(last));
          expect(at - last).toBeLessThanOrEqual(HOUR_MS + SECOND_MS);
        }
        expect(times.filter((at) => at < 2 * MINUTE_MS).length).toBeLessThanOrEqual(11);
        expect(times.filter((at) => at < 15 * MINUTE_MS).length).toBeLessThanOrEqual(11 + 33);
      }),
      { numRuns: 40 },
    );
  });

  function leastMs(elapsedMs: number): number {
    if (elapsedMs < 2 * MINUTE_MS) return 12 * SECOND_MS;
    if (elapsedMs < 15 * MINUTE_MS) return 24 * SECOND_MS - SECOND_MS;
    return elapsedMs < 15 * MINUTE_MS + DAY_MS ? 15 * MINUTE_MS : HOUR_MS;
  }
});
