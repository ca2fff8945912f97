import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DOCUMENTED_LIMITS } from "@/lib/aws/pace/bucket";
import { createLimiter, type Limiter, type Outcome } from "@/lib/aws/pace/limiter";
import { createLimiters } from "@/lib/aws/pace/limiters";
import { createRateShare } from "@/lib/aws/pace/rate-share";

const now = () => performance.now();
const NEVER = new AbortController().signal;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Sends `count` calls that are answered after `latencyMs`; gives the times at which they left. */
async function send(
  limiter: Limiter,
  {
    count,
    latencyMs,
    forMs,
    outcome,
  }: {
    count: number;
    latencyMs: number;
    forMs: number;
    outcome: (at: number) => Outcome;
  },
): Promise<number[]> {
  const left: number[] = [];
  for (let call = 0; call < count; call += 1) {
    void limiter.acquire(NEVER, false).then((permit) => {
      const at = now();
      left.push(at);
      setTimeout(() => permit?.done(outcome(at)), latencyMs);
    });
  }
  await vi.advanceTimersByTimeAsync(forMs);
  return left;
}

/** The most that left within any one second. */
function busiestSecond(times: readonly number[]): number {
  return Math.max(
    ...times.map((at) => times.filter((time) => time >= at && time < at + 1_000).length),
  );
}

const forOperation = (operation: string, learned?: number) =>
  createLimiter({ operation, learned, now, rateShare: createRateShare() });

describe("a limiter", () => {
  it("starts with 8 calls in flight and opens with each answer", async () => {
    const left = await send(forOperation("GetFoundationModelAvailability"), {
      count: 100,
      latencyMs: 100,
      forMs: 2_000,
      outcome: () => "answered",
    });
    const begun = left[0] ?? 0;
    const within = (ms: number) => left.filter((at) => at - begun <= ms).length;
    expect(within(99)).toBe(8);
    expect(within(150)).toBe(24);
    expect(left).toHaveLength(100);
  });

  it("sees a throttle among the answers before it sends more, also when they come one by one", async () => {
    const limiter = forOperation("GetFoundationModelAvailability");
    let sent = 0;
    const left: number[] = [];
    for (let call = 0; call < 100; call += 1) {
      void limiter.acquire(NEVER, false).then((permit) => {
        sent += 1;
        const own = sent;
        left.push(now());
        setTimeout(() => permit?.done(own <= 20 ? "answered" : "throttled"), 40 + own);
      });
    }
    await vi.advanceTimersByTimeAsync(200);
    expect(left.length).toBeLessThanOrEqual(24 + 3);
  });

  it("waits 300 ms at most for an answer that is late", async () => {
    const limiter = forOperation("GetFoundationModelAvailability");
    const held = await Promise.all(Array.from({ length: 8 }, () => limiter.acquire(NEVER, false)));
    const next = limiter.acquire(NEVER, false);
    let granted = false;
    void next.then(() => {
      granted = true;
    });
    for (const permit of held.slice(1)) permit?.done("answered");
    await vi.advanceTimersByTimeAsync(298);
    expect(granted).toBe(false);
    await vi.advanceTimersByTimeAsync(4);
    expect(granted).toBe(true);
  });

  it("slows down at the first throttle to what was answered", async () => {
    const limiter = forOperation("GetFoundationModelAvailability");
    let answered = 0;
    const left = await send(limiter, {
      count: 200,
      latencyMs: 40,
      forMs: 4_000,
      outcome: () => {
        answered += 1;
        return answered <= 20 ? "answered" : "throttled";
      },
    });
    expect(left.length).toBeLessThan(120);
    expect(limiter.learned()).toBeGreaterThanOrEqual(2);
  });

  it("with a rate learned before keeps to it, after what a rested endpoint holds", async () => {
    const left = await send(forOperation("GetFoundationModelAvailability", 10), {
      count: 100,
      latencyMs: 10,
      forMs: 1_000,
      outcome: () => "answered",
    });
    expect(left.filter((at) => at === left[0])).toHaveLength(9);
    expect(left.length).toBeGreaterThanOrEqual(17);
    expect(left.length).toBeLessThanOrEqual(19);
  });

  it("gives a place back when a wait is cancelled", async () => {
    const limiter = forOperation("GetFoundationModelAvailability");
    const cancel = new AbortController();
    const held = await Promise.all(Array.from({ length: 8 }, () => limiter.acquire(NEVER, false)));
    const waiting = limiter.acquire(cancel.signal, false);
    const next = limiter.acquire(NEVER, false);
    cancel.abort();
    await expect(waiting).resolves.toBeNull();
    held[0]?.done("failed");
    await vi.advanceTimersByTimeAsync(400);
    await expect(next).resolves.not.toBeNull();
  });

  it("gives nothing to what was cancelled before", async () => {
    await expect(
      forOperation("ListRegions").acquire(AbortSignal.abort(), false),
    ).resolves.toBeNull();
  });

  it("lets an urgent call go first", async () => {
    const limiter = forOperation("GetFoundationModelAvailability");
    const held = await Promise.all(Array.from({ length: 8 }, () => limiter.acquire(NEVER, false)));
    const order: string[] = [];
    void limiter.acquire(NEVER, false).then(() => order.push("scan"));
    void limiter.acquire(NEVER, true).then(() => order.push("eye"));
    held[0]?.done("failed");
    await vi.advanceTimersByTimeAsync(400);
    expect(order).toEqual(["eye"]);
  });

  it("lets urgent calls go in the order in which they came, before the others in theirs", async () => {
    const limiter = forOperation("GetFoundationModelAvailability");
    const held = await Promise.all(Array.from({ length: 8 }, () => limiter.acquire(NEVER, false)));
    const order: string[] = [];
    for (const [name, urgent] of [
      ["scan 1", false],
      ["first", true],
      ["scan 2", false],
      ["second", true],
      ["third", true],
    ] as const)
      void limiter.acquire(NEVER, urgent).then(() => order.push(name));
    for (const permit of held) permit?.done("answered");
    await vi.advanceTimersByTimeAsync(400);
    expect(order).toEqual(["first", "second", "third", "scan 1", "scan 2"]);
  });

  it("counts a permit's end once", async () => {
    const limiter = forOperation("GetFoundationModelAvailability");
    const [first] = await Promise.all(
      Array.from({ length: 8 }, () => limiter.acquire(NEVER, false)),
    );
    let granted = 0;
    for (let call = 0; call < 4; call += 1)
      void limiter.acquire(NEVER, false).then(() => {
        granted += 1;
      });
    first?.done("failed");
    first?.done("failed");
    await vi.advanceTimersByTimeAsync(400);
    expect(granted).toBe(1);
  });
});

describe("a documented limit is never passed", () => {
  it.each(Object.entries(DOCUMENTED_LIMITS))("%s", async (operation, { perSecond, burst }) => {
    const left = await send(forOperation(operation), {
      count: 120 + 5 * perSecond,
      latencyMs: 1,
      forMs: 5_000,
      outcome: () => "answered",
    });
    const first = left.filter((at) => at - (left[0] ?? 0) < 1);
    expect(first.length).toBeLessThanOrEqual(perSecond + burst);
    expect(left.length).toBeLessThanOrEqual(perSecond + burst + 5 * perSecond);
    expect(left.length).toBeGreaterThanOrEqual(4 * perSecond);
    expect(busiestSecond(left)).toBeLessThanOrEqual(2 * perSecond + burst);
  });

  it.each([
    ["ListRegions", 5, 0],
    ["ListServiceQuotas", 10, 10],
    ["ListAWSDefaultServiceQuotas", 10, 10],
    ["ListRequestedServiceQuotaChangeHistory", 5, 5],
    ["SearchAgreements", 5, 0],
    ["GetAgreementEntitlements", 10, 0],
  ])("%s is %i a second and %i more", (operation, perSecond, burst) => {
    expect(DOCUMENTED_LIMITS[operation]).toEqual({ perSecond, burst });
  });
});

describe("the limiters of a process", () => {
  const key = (over: Partial<Record<"account" | "region" | "service" | "operation", string>>) => ({
    account: "1",
    region: "eu-west-1",
    service: "bedrock",
    operation: "ListFoundationModels",
    ...over,
  });

  it("are one for each account, region, service and operation", () => {
    const limiters = createLimiters(now);
    const own = limiters.of(key({}));
    expect(limiters.of(key({}))).toBe(own);
    for (const other of [
      { account: "2" },
      { region: "us-east-1" },
      { operation: "X" },
      { service: "s" },
    ])
      expect(limiters.of(key(other))).not.toBe(own);
  });

  it("let an account that another process reads have two calls a second of each operation", async () => {
    const limiters = createLimiters(now);
    const elsewhere = new Set(["1"]);
    limiters.readElsewhere((account) => elsewhere.has(account));
    const outcome = (): Outcome => "answered";
    const order = { count: 40, latencyMs: 1, forMs: 3_000, outcome };
    const beside = await send(limiters.of(key({})), order);
    expect(beside.length).toBe(7);
    expect(busiestSecond(beside)).toBe(2);
    expect((await send(limiters.of(key({ account: "2" })), order)).length).toBe(40);
    elsewhere.clear();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(beside).toHaveLength(40);
  });

  it("keep what was learned for the next scan, and forget nothing that was not used", async () => {
    const limiters = createLimiters(now);
    limiters.remember({ "1/eu-west-1/bedrock/ListFoundationModels": 7, "1/a/b/c": 3 });
    expect(limiters.of(key({})).learned()).toBe(7);
    expect(limiters.learned()).toEqual({
      "1/eu-west-1/bedrock/ListFoundationModels": 7,
      "1/a/b/c": 3,
    });
  });

  it.each([
    ["that rested for a second less than a minute stays", 59_000, true],
    ["that rested for a minute is let go", 60_000, false],
  ])("one %s, and what it learnt stays", async (_name, restedMs, stays) => {
    const limiters = createLimiters(now);
    const throttled = limiters.of(key({}));
    const order = { count: 20, latencyMs: 1, forMs: 0 };
    await send(throttled, { ...order, outcome: () => "throttled" });
    await vi.advanceTimersByTimeAsync(20_000);
    const rate = throttled.learned();
    expect(rate).not.toBeNull();
    const permit = await throttled.acquire(NEVER, false);
    permit?.done("answered");
    await vi.advanceTimersByTimeAsync(restedMs);
    limiters.forgetRested();
    expect(limiters.of(key({})) === throttled).toBe(stays);
    expect(limiters.of(key({})).learned()).toBe(rate);
    expect(limiters.learned()).toEqual({ "1/eu-west-1/bedrock/ListFoundationModels": rate });
  });

  it("stay for as long as a call of theirs is under way or waits", async () => {
    const limiters = createLimiters(now);
    const own = limiters.of(key({ operation: "SearchAgreements" }));
    const permit = await own.acquire(NEVER, false);
    await vi.advanceTimersByTimeAsync(120_000);
    limiters.forgetRested();
    expect(limiters.of(key({ operation: "SearchAgreements" }))).toBe(own);
    permit?.done("answered");
    limiters.forgetRested();
    expect(limiters.of(key({ operation: "SearchAgreements" }))).not.toBe(own);
  });
});
