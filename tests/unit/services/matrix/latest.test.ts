import { describe, expect, it } from "vitest";
import { createLatest } from "@/lib/services/matrix/latest";

/** A reading that takes as long as the test says, and a clock that moves only by readings and rests. */
function aReading({ tookMs = 100, isBusy = false }: { tookMs?: number; isBusy?: boolean } = {}) {
  const clock = { now: 0 };
  const begun: number[] = [];
  const latest = createLatest(
    async () => {
      begun.push(clock.now);
      await Promise.resolve();
      clock.now += tookMs;
      return begun.length;
    },
    {
      isBusy: () => isBusy,
      uptimeMs: () => clock.now,
      sleep: async (ms) => {
        clock.now += ms;
      },
    },
  );
  return { latest, begun, clock };
}

describe("the latest reading", () => {
  it("is shared by all who ask before it begins, and never older than the question", async () => {
    const { latest, begun } = aReading();
    const first = latest();
    await Promise.resolve();
    const answers = await Promise.all([first, latest(), latest(), latest()]);
    expect(answers).toEqual([1, 2, 2, 2]);
    expect(begun).toEqual([0, 100]);
  });

  it.each([
    ["without pause while nothing else is done", { isBusy: false }, [0, 100, 200]],
    ["with seven times as long between while a scan runs", { isBusy: true }, [0, 800, 1_600]],
    ["with a second at most", { isBusy: true, tookMs: 1_000 }, [0, 2_000, 4_000]],
  ])("follows the one before %s", async (_name, given, expected) => {
    const { latest, begun } = aReading(given);
    for (let count = 0; count < 3; count += 1) await latest();
    expect(begun).toEqual(expected);
  });

  it("does not rest where nobody asked for as long", async () => {
    const { latest, begun, clock } = aReading({ isBusy: true });
    await latest();
    clock.now = 10_000;
    await latest();
    expect(begun).toEqual([0, 10_000]);
  });

  it("that fails is the failure of those who asked, and of nobody later", async () => {
    let count = 0;
    const latest = createLatest(
      async () => {
        count += 1;
        if (count === 1) throw new Error("gone");
        return count;
      },
      { isBusy: () => false, uptimeMs: () => 0, sleep: async () => undefined },
    );
    await expect(latest()).rejects.toThrow("gone");
    expect(await latest()).toBe(2);
  });
});
