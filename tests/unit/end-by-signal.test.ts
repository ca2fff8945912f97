import { EventEmitter } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { endBySignal } from "@/lib/end-by-signal";

function aProcess() {
  const events = new EventEmitter();
  const exit = vi.fn();
  const signals = endBySignal({ on: (signal, hear) => events.on(signal, hear), exit });
  return { events, exit, signals };
}

describe("a process that is told to end", () => {
  it("while nothing is begun ends at once", () => {
    const { events, exit } = aProcess();
    events.emit("SIGTERM");
    expect(exit.mock.calls).toEqual([[0]]);
  });

  it.each([
    ["well", true, 0],
    ["badly", false, 1],
  ])("ends what is to end, and tells that it ended %s", async (_name, ended, code) => {
    const { events, exit, signals } = aProcess();
    signals.first(async () => ended);
    events.emit("SIGINT");
    expect(exit).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(exit.mock.calls).toEqual([[code]]));
  });

  it.each([
    ["SIGTERM", "SIGTERM"],
    ["SIGINT", "SIGTERM"],
    ["SIGTERM", "SIGINT"],
  ])("by %s and then by %s ends at once, whatever hangs", (one, other) => {
    const { events, exit, signals } = aProcess();
    const end = vi.fn(() => new Promise<boolean>(() => undefined));
    signals.first(end);
    events.emit(one);
    events.emit(other);
    expect(end).toHaveBeenCalledTimes(1);
    expect(exit.mock.calls).toEqual([[1]]);
  });
});
