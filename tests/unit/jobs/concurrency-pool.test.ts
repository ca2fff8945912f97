import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createConcurrencyPool } from "@/lib/jobs/concurrency-pool";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Options = { least: number; most?: number; load?: () => number; eye?: () => string | null };

function aPool({ least, most = least, load = () => 1, eye = () => null }: Options) {
  const rank = (name: string) => (name === eye() ? 0 : 1);
  const pool = createConcurrencyPool<string>({ least, most, rank, load });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const send = (name: string) =>
    pool.run(name, async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      return name;
    });
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const end = async (name: string) => {
    ends.get(name)?.();
    await pass(0);
  };
  return { pool, begun, send, end, pass };
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);

describe("the pool", () => {
  it("begins in order, never more than there is room for", async () => {
    const { pool, begun, send, end, pass } = aPool({ least: 2 });
    const all = ["a", "b", "c", "d"].map(send);
    await pass(0);
    expect([begun, pool.running()]).toEqual([["a", "b"], 2]);
    await end("b");
    expect([begun, pool.running()]).toEqual([["a", "b", "c"], 2]);
    await end("a");
    await end("c");
    await end("d");
    expect(await Promise.all(all)).toEqual(["a", "b", "c", "d"]);
    expect(pool.running()).toBe(0);
  });

  it("takes the lowest rank first, also where it changed meanwhile", async () => {
    const eye = { on: "d" };
    const { begun, send, end, pass } = aPool({ least: 1, eye: () => eye.on });
    for (const name of ["a", "b", "c", "d"]) void send(name);
    await pass(0);
    await end("a");
    expect(begun).toEqual(["a", "d"]);
    eye.on = "c";
    await end("d");
    expect(begun).toEqual(["a", "d", "c"]);
    await end("c");
    expect(begun).toEqual(["a", "d", "c", "b"]);
  });

  it("one that fails makes room for the next", async () => {
    const { pool, begun, send, pass } = aPool({ least: 1 });
    const failing = pool.run("a", () => Promise.reject(new Error("broken")));
    void send("b");
    await expect(failing).rejects.toThrow("broken");
    await pass(0);
    expect(begun).toEqual(["b"]);
  });
});

describe("what runs side by side", () => {
  it.each<[string, number, number, number]>([
    ["stays while the processor is at work", 0.9, 10_000, 4],
    ["grows by a quarter while it is not", 0.89, 100, 5],
    ["… and again", 0.89, 200, 7],
    ["… never over the most", 0, 10_000, 20],
  ])("%s", async (_name, load, ms, expected) => {
    const { pool, send, pass } = aPool({ least: 4, most: 20, load: () => load });
    for (const name of names(100)) void send(name);
    await pass(ms);
    expect(pool.running()).toBe(expected);
  });

  it.each<[string, number, number]>([
    ["more wait than run", 9, 4],
    ["no more wait than run", 8, 8],
  ])("under full load, when %s", async (_name, all, expected) => {
    const { pool, send, pass } = aPool({ least: 4, most: 20 });
    for (const name of names(all)) void send(name);
    await pass(100);
    expect(pool.running()).toBe(expected);
  });

  it("falls again as some end under full load, but not under the least", async () => {
    const load = { now: 0 };
    const { pool, begun, send, end, pass } = aPool({ least: 4, most: 8, load: () => load.now });
    for (const name of names(100)) void send(name);
    await pass(1_000);
    expect(pool.running()).toBe(8);
    load.now = 1;
    await pass(100);
    expect(pool.running()).toBe(8);
    for (const name of begun.slice(0, 8)) await end(name);
    expect(pool.running()).toBe(8);
  });
});
