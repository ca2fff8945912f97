import { afterEach, describe, expect, it, vi } from "vitest";
import { type Credentials, shareCredentials } from "@/lib/aws/connect/share-credentials";
import { MINUTE_MS } from "@/lib/domain/time";

const BEGIN = Date.UTC(2026, 10, 22, 12);
const HOUR_MS = 60 * MINUTE_MS;
const SECOND_MS = 1_000;

type Source = { now: number; asked: number; does: "give" | "fail" | "hang"; stamp: string };

function aSource(validMs: number | null) {
  const state: Source = { now: BEGIN, asked: 0, does: "give", stamp: "a" };
  const source = async (): Promise<Credentials> => {
    state.asked += 1;
    const accessKeyId = `key-${state.asked}`;
    if (state.does === "fail") throw new Error("the source is away");
    if (state.does === "hang") return new Promise<never>(() => undefined);
    const base = { accessKeyId, secretAccessKey: "secret" };
    return validMs === null ? base : { ...base, expiration: new Date(state.now + validMs) };
  };
  const shared = shareCredentials(source, {
    now: () => state.now,
    stamp: () => state.stamp,
    late: () => new Error("too late"),
  });
  return { state, shared, ask: shared.source };
}

/** Lets a renewal beside the call come to its end. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

afterEach(() => {
  vi.useRealTimers();
});

describe("renewing credentials", () => {
  it.each([
    ["at once", HOUR_MS, 0, "key-1", 1],
    ["five minutes and a moment before they expire", HOUR_MS, 55 * MINUTE_MS - 1, "key-1", 1],
    ["five minutes before they expire, beside the call", HOUR_MS, 55 * MINUTE_MS, "key-1", 2],
    ["a moment before they expire", HOUR_MS, HOUR_MS - 1, "key-1", 2],
    ["when they have expired, before the call", HOUR_MS, HOUR_MS, "key-2", 2],
    ["of a short session, before half its life", 4_000, 1_999, "key-1", 1],
    ["of a short session, at half its life", 4_000, 2_000, "key-1", 2],
    ["undated, within a minute", null, MINUTE_MS - 1, "key-1", 1],
    ["undated, after a minute, before the call", null, MINUTE_MS, "key-2", 2],
  ])("%s", async (_name, validMs, laterMs, key, asked) => {
    const { state, ask } = aSource(validMs);
    await ask();
    state.now += laterMs;
    expect((await ask()).accessKeyId).toBe(key);
    expect(state.asked).toBe(asked);
    await settled();
    expect((await ask()).accessKeyId).toBe(`key-${asked}`);
  });

  it("keeps five minutes less one call in hand over a scan of three hours", async () => {
    const { state, ask } = aSource(HOUR_MS);
    for (; state.now < BEGIN + 3 * HOUR_MS; state.now += 7_000) {
      const { expiration } = await ask();
      expect((expiration?.getTime() ?? 0) - state.now).toBeGreaterThan(5 * MINUTE_MS - 7_001);
      await settled();
    }
    expect(state.asked).toBe(4);
  });

  it.each([
    ["at the start", 0],
    ["when they are due", 56 * MINUTE_MS],
    ["when they have expired", HOUR_MS],
  ])("asks once for all that wait, %s", async (_name, laterMs) => {
    const { state, ask } = aSource(HOUR_MS);
    if (laterMs > 0) await ask();
    const before = state.asked;
    state.now += laterMs;
    await Promise.all(Array.from({ length: 50 }, ask));
    expect(state.asked - before).toBe(1);
  });

  it("keeps the SDK from keeping an answer of its own", () => {
    expect(aSource(null).ask.memoized).toBe(true);
  });
});

describe("a source that fails", () => {
  it.each([
    ["leaves in force what is", HOUR_MS, 58 * MINUTE_MS, true],
    ["leaves a moment of it in force", HOUR_MS, HOUR_MS - 1, true],
    ["is told once nothing is in force", HOUR_MS, HOUR_MS, false],
    ["is told of undated ones", null, 2 * MINUTE_MS, false],
  ])("%s", async (_name, validMs, laterMs, works) => {
    const { state, ask } = aSource(validMs);
    await ask();
    state.now += laterMs;
    state.does = "fail";
    const asked = ask();
    if (works) expect((await asked).accessKeyId).toBe("key-1");
    else await expect(asked).rejects.toThrow("the source is away");
    state.does = "give";
    state.now += MINUTE_MS;
    await ask();
    await settled();
    expect((await ask()).accessKeyId).toBe("key-3");
  });

  it("is asked again every half minute, not with every call", async () => {
    const { state, ask } = aSource(HOUR_MS);
    await ask();
    state.now += 55 * MINUTE_MS;
    state.does = "fail";
    for (let second = 0; second < 60; second += 1, state.now += SECOND_MS) {
      expect((await ask()).accessKeyId).toBe("key-1");
      await settled();
    }
    expect(state.asked).toBe(3);
  });
});

describe("a source that hangs", () => {
  it("is told after 12 s", async () => {
    vi.useFakeTimers();
    const { state, ask } = aSource(HOUR_MS);
    state.does = "hang";
    const told = expect(ask()).rejects.toThrow("too late");
    await vi.advanceTimersByTimeAsync(12 * SECOND_MS);
    await told;
  });

  it("holds up no call while something is in force", async () => {
    const { state, ask } = aSource(HOUR_MS);
    await ask();
    state.now += 55 * MINUTE_MS;
    state.does = "hang";
    for (; state.now < BEGIN + HOUR_MS; state.now += 7_000)
      expect((await ask()).accessKeyId).toBe("key-1");
  });

  it.each([
    ["is not begun again within a minute", MINUTE_MS - 1, 1],
    [
      "is begun again after a minute, so that one hanging command does not last for ever",
      MINUTE_MS,
      2,
    ],
  ])("%s", async (_name, laterMs, asked) => {
    vi.useFakeTimers();
    const { state, ask } = aSource(HOUR_MS);
    state.does = "hang";
    for (const at of [0, laterMs]) {
      state.now = BEGIN + at;
      const told = expect(ask()).rejects.toThrow("too late");
      await vi.advanceTimersByTimeAsync(12 * SECOND_MS);
      await told;
    }
    expect(state.asked).toBe(asked);
  });
});

describe("files that changed", () => {
  it.each([
    ["are read before the next call", "give", "key-2"],
    ["and do not work leave in force what is", "fail", "key-1"],
  ] as const)("%s", async (_name, does, key) => {
    const { state, ask } = aSource(HOUR_MS);
    await ask();
    state.stamp = "b";
    state.does = does;
    expect((await ask()).accessKeyId).toBe(key);
    expect((await ask()).accessKeyId).toBe(key);
    expect(state.asked).toBe(2);
  });
});

describe("credentials that AWS refuses as expired", () => {
  it.each([
    ["are forgotten", 10 * SECOND_MS, true, 2],
    ["are kept while they are as new as can be", 10 * SECOND_MS - 1, false, 1],
  ])("%s", async (_name, laterMs, again, asked) => {
    const { state, shared, ask } = aSource(HOUR_MS);
    const used = await ask();
    state.now += laterMs;
    expect(shared.refused(used)).toBe(again);
    await ask();
    expect(state.asked).toBe(asked);
  });

  it("by fifty calls at once are renewed once", async () => {
    const { state, shared, ask } = aSource(HOUR_MS);
    const used = await ask();
    state.now += MINUTE_MS;
    const keys = await Promise.all(
      Array.from({ length: 50 }, async (_, place) => {
        if (place % 2 === 1) await settled();
        expect(shared.refused(used)).toBe(true);
        return (await ask()).accessKeyId;
      }),
    );
    expect(new Set(keys)).toEqual(new Set(["key-2"]));
    expect(state.asked).toBe(2);
  });
});
