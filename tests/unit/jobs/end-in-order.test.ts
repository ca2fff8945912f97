import { describe, expect, it } from "vitest";
import { endInOrder } from "@/lib/jobs/end-in-order";

function aHouse() {
  const told: string[] = [];
  const done: string[] = [];
  const tell = (message: string) => void told.push(message);
  const log = { info: tell, warn: tell, error: tell };
  const part = (name: string, end: () => Promise<void> = async () => undefined) => ({
    name,
    end: async () => {
      done.push(`${name} begins to end`);
      await end();
      done.push(`${name} has ended`);
    },
  });
  return { told, done, log, part };
}
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("the end of a process", () => {
  it("ends one part after the other, each awaited", async () => {
    const { told, done, log, part } = aHouse();
    const parts = [part("the scan", turn), part("the poller", turn), part("the store")];
    expect(await endInOrder(parts, { withinMs: 10_000, log })).toBe(true);
    expect(done).toEqual([
      "the scan begins to end",
      "the scan has ended",
      "the poller begins to end",
      "the poller has ended",
      "the store begins to end",
      "the store has ended",
    ]);
    expect(told).toEqual([]);
  });

  it("goes on where a part fails, and tells it", async () => {
    const { told, done, log, part } = aHouse();
    const broken = part("the scan", () => Promise.reject(new Error("locked")));
    expect(await endInOrder([broken, part("the store")], { withinMs: 10_000, log })).toBe(true);
    expect(done.at(-1)).toBe("the store has ended");
    expect(told).toEqual(["the scan did not end well"]);
  });

  it("does not wait for what hangs, and says what it was", async () => {
    const { told, done, log, part } = aHouse();
    const hanging = part("the poller", () => new Promise(() => undefined));
    const parts = [part("the scan"), hanging, part("the store")];
    expect(await endInOrder(parts, { withinMs: 20, log })).toBe(false);
    expect(told).toEqual(["the poller did not end within 20 ms"]);
    expect(done.at(-1)).toBe("the poller begins to end");
  });
});
