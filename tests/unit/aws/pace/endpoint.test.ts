import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { type CallEnv, call } from "@/lib/aws/connect/call";
import { createAwsClock } from "@/lib/aws/connect/clock";
import { createCallMeter } from "@/lib/aws/connect/meter";
import { createLimiters, type Limiters } from "@/lib/aws/pace/limiters";
import { isUndecided } from "@/lib/domain/facts/undecided";
import { PASSES_MAX, pauseBeforePass } from "@/lib/jobs/kinds/scan-account/passes";
import { aCounter } from "@/tests/support/attempts";

const PER_SECOND = 20;
const LATENCY_MS = 40;
const CALLS = 60;
/** One second's worth at once, then one call every 50 ms. */
const DICTATED_MS = ((CALLS - PER_SECOND) / PER_SECOND) * 1_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An endpoint that takes 20 calls a second and holds one second's worth; an answer is on its way for a while. */
function anEndpoint(wayMs: () => number) {
  let tokens = PER_SECOND;
  let at = performance.now();
  const counts = { calls: 0, throttled: 0 };
  const take = () => {
    const now = performance.now();
    tokens = Math.min(PER_SECOND, tokens + ((now - at) / 1_000) * PER_SECOND);
    at = now;
    counts.calls += 1;
    if (tokens >= 1) {
      tokens -= 1;
      return true;
    }
    counts.throttled += 1;
    return false;
  };
  const send = async () => {
    await new Promise((resolve) => setTimeout(resolve, wayMs()));
    const taken = take();
    await new Promise((resolve) => setTimeout(resolve, wayMs()));
    if (taken) return {};
    throw Object.assign(new Error("Rate exceeded"), {
      name: "ThrottlingException",
      $metadata: { httpStatusCode: 429 },
    });
  };
  return { counts, send };
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** One region's calls with all their passes; gives how long they took. */
async function scanOf(endpoint: ReturnType<typeof anEndpoint>, limiters: Limiters, seed: number) {
  const random = seeded(seed);
  const env: CallEnv = {
    account: "1",
    credentials: async () => undefined,
    attempts: aCounter(),
    clock: createAwsClock(Date.now, () => performance.now()),
    limiters,
    meter: createCallMeter(),
    stats: { calls: 0, throttled: 0, retries: 0 },
    urgent: false,
    random,
  };
  const { signal } = new AbortController();
  const begun = performance.now();
  let ended = begun;
  const one = () =>
    call(env, {
      region: "eu-west-1",
      service: "bedrock",
      operation: "GetFoundationModelAvailability",
      signal,
      send: endpoint.send,
      schema: z.object({}),
    });
  const run = async () => {
    let left = CALLS;
    for (let pass = 0; pass <= PASSES_MAX && left > 0; pass += 1) {
      if (pass > 0)
        await new Promise((resolve) => setTimeout(resolve, pauseBeforePass(pass, random)));
      const readings = await Promise.all(Array.from({ length: left }, one));
      left = readings.filter(isUndecided).length;
    }
    ended = performance.now();
    return left;
  };
  const running = run();
  await vi.advanceTimersByTimeAsync(60_000);
  return { left: await running, ms: ended - begun };
}

const WAYS: readonly [string, (random: () => number) => () => number][] = [
  ["always as long", () => () => LATENCY_MS / 2],
  ["now shorter, now longer", (random) => () => LATENCY_MS * (0.35 + random() * 0.45)],
];
const SEEDS = [3, 17, 99].flatMap((seed) => WAYS.map(([name, way]) => ({ seed, name, way })));

describe.each(SEEDS)(
  "an endpoint that takes 20 calls a second, on a way $name (seed $seed)",
  ({ seed, way }) => {
    it("is scanned in 1.3 times what it dictates, with few throttles, and fewer later on", async () => {
      const endpoint = anEndpoint(way(seeded(seed * 7)));
      let learned: Readonly<Record<string, number>> = {};
      const scans = [];
      for (let scan = 0; scan < 4; scan += 1) {
        const before = { ...endpoint.counts };
        const limiters = createLimiters(() => performance.now());
        limiters.remember(learned);
        const { left, ms } = await scanOf(endpoint, limiters, seed + scan);
        learned = limiters.learned();
        const calls = endpoint.counts.calls - before.calls;
        const share = (endpoint.counts.throttled - before.throttled) / calls;
        scans.push({ left, ms: Math.round(ms), share });
      }
      const [first, ...later] = scans;
      expect(scans.map(({ left }) => left)).toEqual([0, 0, 0, 0]);
      expect(first?.share).toBeLessThanOrEqual(0.08);
      for (const { share } of later) expect(share).toBeLessThanOrEqual(0.02);
      for (const { ms } of scans) expect(ms).toBeLessThanOrEqual(1.3 * DICTATED_MS);
    });
  },
);
