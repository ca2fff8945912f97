import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SECOND_MS } from "@/lib/domain/time";
import { startPoller, WATCH_LEASE } from "@/lib/jobs/kinds/poll-watch/poller";
import { readWatch } from "@/lib/services/agreements/watch-docs";
import type { Context } from "@/lib/services/context";
import { aWorld, KEY, T0, type World } from "@/tests/support/watches/world";

let world: World;
let processes: Process[] = [];
/** A clock that no change of the wall clock moves. */
let uptime = 0;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  for (const { kill } of processes) kill();
  processes = [];
  await world.close();
});

/** A process whose sleep ends when the test moves the clock. `kill` stops it as a crash does: nothing is given back. */
type Process = {
  kill(): void;
  wakeAt: number | null;
  alive: boolean;
  wake: () => void;
  stop(): Promise<void>;
};

function aProcess(holder: string, tell?: () => Promise<void>): Process {
  const crash = new AbortController();
  const self: Process = {
    wakeAt: null,
    alive: true,
    wake: () => undefined,
    kill() {
      self.alive = false;
      crash.abort();
      self.wake();
    },
    stop: () => poller.stop(),
  };
  const ctx: Context = world.process();
  const leases = { ...world.stores.leases, release: async () => undefined };
  const poller = startPoller(
    { ...ctx, stores: { ...world.stores, leases } },
    {
      holder,
      signal: crash.signal,
      random: () => 0.5,
      sleep: (ms, signal) => sleep(self, { ms, signal }),
      ...(tell && { tell }),
    },
  );
  processes.push(self);
  return self;
}

function sleep(self: Process, { ms, signal }: { ms: number; signal: AbortSignal }): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    self.wakeAt = uptime + ms;
    const wake = () => {
      self.wakeAt = null;
      signal.removeEventListener("abort", wake);
      resolve();
    };
    self.wake = wake;
    signal.addEventListener("abort", wake);
  });
}

/** Lets the processes work until each of them sleeps; polls that go on beside get their turn too. */
async function settle(): Promise<void> {
  let quiet = 0;
  while (quiet < 20) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    quiet = processes.every(({ alive, wakeAt }) => !alive || wakeAt !== null) ? quiet + 1 : 0;
  }
}

async function pass(seconds: number): Promise<void> {
  await settle();
  const until = uptime + seconds * SECOND_MS;
  while (uptime < until) {
    const wakes = processes.flatMap(({ alive, wakeAt }) => (alive ? (wakeAt ?? []) : []));
    const next = Math.min(until, ...wakes);
    world.now += next - uptime;
    uptime = next;
    for (const { wakeAt, wake } of processes) if (wakeAt !== null && wakeAt <= uptime) wake();
    await settle();
  }
}

const polls = () =>
  world.calls.filter(({ operation }) => operation === "GetFoundationModelAvailability");
const watch = () => readWatch(world.process(), KEY);

describe("the poller", () => {
  it("finds what the store holds, polls it page or no page, and ends with it", async () => {
    await world.scan("eu-west-1");
    aProcess("a");
    await settle();
    expect((await watch())?.flight).toMatchObject({ state: "pending", startedAt: T0 });
    await pass(60);
    expect(polls().map(({ at }) => (at - T0) / SECOND_MS)).toEqual([15, 30, 45, 60]);
    world.says.set("eu-west-1", "AVAILABLE");
    await pass(20);
    expect((await watch())?.flight).toMatchObject({
      state: "active",
      endedAt: T0 + 75 * SECOND_MS,
    });
    await pass(60);
    expect(polls()).toHaveLength(5);
  });

  it("takes up a watch that a scan opened since", async () => {
    aProcess("a");
    await settle();
    await world.scan("eu-west-1");
    await pass(20);
    expect(polls()).toHaveLength(1);
  });

  it("runs once for several processes, and goes on within 30 seconds after one is killed", async () => {
    await world.scan("eu-west-1");
    const first = aProcess("a");
    await settle();
    aProcess("b");
    await pass(45);
    expect(polls()).toHaveLength(3);
    first.kill();
    const killedAt = world.now;
    await pass(30);
    expect(polls().length).toBeGreaterThan(3);
    expect(polls()[3]?.at).toBeLessThanOrEqual(killedAt + 30 * SECOND_MS);
    world.says.set("eu-west-1", "AVAILABLE");
    await pass(20);
    expect((await watch())?.notices).toHaveLength(1);
  });

  it("polls at once after the machine slept", async () => {
    await world.scan("eu-west-1");
    aProcess("a");
    await settle();
    world.now += 3_600 * SECOND_MS;
    await pass(5);
    expect(polls()).toHaveLength(1);
    expect((await watch())?.flight.state).toBe("overdue");
  });

  it.each([
    ["back", -7_200],
    ["forward", 7_200],
  ])("asks AWS at once when the clock jumps %s, and believes AWS", async (_name, seconds) => {
    await world.scan("eu-west-1");
    aProcess("a");
    await pass(20);
    world.skewMs = seconds * SECOND_MS;
    await pass(5);
    expect(world.skewMs).toBe(0);
    await pass(10);
    expect(polls()).toHaveLength(2);
    const found = await watch();
    expect(found?.flight).toMatchObject({ state: "pending", startedAt: T0 });
    expect(found?.notices).toEqual([]);
  });

  it("is not held up by a webhook that hangs", async () => {
    await world.scan("eu-west-1");
    aProcess("a", () => new Promise(() => undefined));
    await pass(60);
    expect(polls()).toHaveLength(4);
    expect(processes[0]?.alive).toBe(true);
  });

  it("asks again after the store failed", async () => {
    await world.scan("eu-west-1");
    const { due } = world.stores.watches;
    let failures = 0;
    world.stores.watches.due = async () => {
      world.stores.watches.due = due;
      failures += 1;
      throw new Error("locked");
    };
    aProcess("a");
    await pass(20);
    expect(failures).toBe(1);
    expect(polls()).toHaveLength(1);
  });

  it("gives the lease back when it is stopped", async () => {
    const released: string[] = [];
    const { leases } = world.stores;
    const stores = {
      ...world.stores,
      leases: { ...leases, release: async (name: string) => void released.push(name) },
    };
    const poller = startPoller(
      { ...world.process(), stores },
      {
        holder: "a",
        signal: new AbortController().signal,
        random: () => 0,
        sleep: async (_ms, signal) => {
          if (!signal.aborted)
            await new Promise<void>((resolve) =>
              signal.addEventListener("abort", () => resolve(), { once: true }),
            );
        },
      },
    );
    await poller.stop();
    expect(released).toEqual([WATCH_LEASE]);
  });
});
