import { describe, expect, it } from "vitest";
import { startWorker } from "@/lib/jobs/worker";
import { aClock } from "@/tests/support/scans/clock";

const T0 = Date.UTC(2026, 0, 1);

function aWorker(round: (count: number, signal: AbortSignal) => Promise<number>) {
  const clock = aClock(T0);
  const at: number[] = [];
  const told: unknown[] = [];
  const tell = (message: string, details?: Record<string, unknown>) =>
    void told.push([message, details?.error]);
  const crashed = new AbortController();
  const ends: number[] = [];
  const worker = startWorker({
    name: "the worker",
    log: { info: tell, warn: tell, error: tell },
    signal: crashed.signal,
    sleep: clock.sleep,
    round: (signal) => {
      at.push(clock.now() - T0);
      return round(at.length, signal);
    },
    retryMs: 700,
    end: async () => void ends.push(clock.now() - T0),
  });
  return { clock, at, told, ends, worker, crash: () => crashed.abort() };
}

describe("a worker", () => {
  it("looks at once, and again after what each round says", async () => {
    const { clock, at, worker } = aWorker(async (count) => count * 100);
    await clock.pass(650);
    expect(at).toEqual([0, 100, 300, 600]);
    await worker.stop();
  });

  it("tells a round that throws, and goes on", async () => {
    const broken = new Error("locked");
    const { clock, at, told, worker } = aWorker((count) =>
      count === 1 ? Promise.reject(broken) : Promise.resolve(100),
    );
    await clock.pass(850);
    expect(at).toEqual([0, 700, 800]);
    expect(told).toEqual([["the worker failed", broken]]);
    await worker.stop();
  });

  it.each<[string, (house: ReturnType<typeof aWorker>) => void]>([
    ["stopped", ({ worker }) => void worker.stop()],
    ["broken off", ({ crash }) => crash()],
  ])("that is %s looks no more, and ends what it holds", async (_name, end) => {
    const house = aWorker(async () => 100);
    await house.clock.pass(150);
    end(house);
    await house.clock.pass(1_000);
    expect(house.at).toEqual([0, 100]);
    expect(house.ends).toEqual([150]);
  });

  it("has ended when its round has", async () => {
    const { clock, worker, ends } = aWorker(
      (_count, signal) =>
        new Promise((resolve) => signal.addEventListener("abort", () => setImmediate(resolve, 0))),
    );
    await clock.settle();
    await worker.stop();
    expect(ends).toEqual([0]);
  });
});
