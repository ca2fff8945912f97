import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SECOND_MS } from "@/lib/domain/time";
import { startDuties } from "@/lib/jobs/duties";
import type { Duty } from "@/lib/jobs/duty";
import { tellWebhook } from "@/lib/jobs/kinds/deliver-notice/deliverer";
import { pollWatches } from "@/lib/jobs/kinds/poll-watch/poller";
import type { Context } from "@/lib/services/context";
import type { JobStore } from "@/lib/services/ports/jobs";
import { readWatch } from "@/lib/services/watches/watch-docs";
import { holdingsOf } from "@/tests/support/jobs/holdings";
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
  await Promise.all(processes.map(({ ended }) => ended));
  processes = [];
  await world.close();
});

/** A process whose sleeps end when the test moves the clock. `kill` stops it as a crash does: nothing is given back. */
type Process = { kill(): void; alive: boolean; ended: Promise<void>; stop(): Promise<void> };
type Sleeper = { by: Process; wakeAt: number; wake: () => void };
const sleepers = new Set<Sleeper>();

function aProcess(holder: string, beside?: Duty): Process {
  const crash = new AbortController();
  const ctx: Context = world.process();
  const { jobs } = world.stores;
  const ofTheLiving: JobStore = {
    ...jobs,
    renew: async (...args) => (self.alive ? jobs.renew(...args) : []),
    finish: async (...args) => self.alive && jobs.finish(...args),
  };
  const own = { ...ctx, stores: { ...world.stores, jobs: ofTheLiving } };
  const nap = (ms: number, signal: AbortSignal) => sleep(self, { ms, signal });
  const holdings = holdingsOf(own, holder, { sleep: nap, uptimeMs: () => uptime });
  const duties = [pollWatches(own, { random: () => 0.5 }), ...(beside ? [beside] : [])];
  const self: Process = {
    alive: true,
    ended: Promise.resolve(),
    kill() {
      self.alive = false;
      crash.abort();
    },
    stop: () => worker.stop(),
  };
  const worker = startDuties(
    own,
    {
      ...{ holdings, sleep: nap, random: () => 0.5, tookOver: () => undefined },
      signal: crash.signal,
    },
    duties,
  );
  self.ended = new Promise((resolve) => {
    crash.signal.addEventListener("abort", () => void worker.stop().then(resolve));
  });
  processes.push(self);
  return self;
}

function sleep(by: Process, { ms, signal }: { ms: number; signal: AbortSignal }): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const wake = () => {
      sleepers.delete(sleeper);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const sleeper = { by, wakeAt: uptime + ms, wake };
    sleepers.add(sleeper);
    signal.addEventListener("abort", wake);
  });
}

/** Lets the processes work until nobody goes to sleep or wakes up any more; polls that go on beside get their turn too. */
async function settle(): Promise<void> {
  let before = "";
  for (let quiet = 0; quiet < 20; quiet += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    const now = [...sleepers].map(({ wakeAt }) => wakeAt).join();
    if (now !== before) quiet = 0;
    before = now;
  }
}

async function pass(seconds: number): Promise<void> {
  await settle();
  const until = uptime + seconds * SECOND_MS;
  while (uptime < until) {
    const next = Math.min(until, ...[...sleepers].map(({ wakeAt }) => wakeAt));
    world.now += next - uptime;
    uptime = next;
    for (const { wakeAt, wake } of [...sleepers]) if (wakeAt <= uptime) wake();
    await settle();
  }
}

const NO_HOOK = { send: () => null, publicUrl: null };
const untilAborted = (signal: AbortSignal) => () =>
  new Promise<number>((resolve) => signal.addEventListener("abort", () => resolve(0)));

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
    aProcess("a", {
      ...tellWebhook(world.process(), NO_HOOK),
      begin: ({ signal }) => ({ round: untilAborted(signal) }),
    });
    await pass(60);
    expect(polls()).toHaveLength(4);
    expect(await world.stores.jobs.list(["deliver-notice"])).toMatchObject([{ holder: "a" }]);
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

  it("gives its job back when it is stopped, and another goes on at its next look", async () => {
    await world.scan("eu-west-1");
    const first = aProcess("a");
    await settle();
    aProcess("b");
    await pass(16);
    expect(polls()).toHaveLength(1);
    await first.stop();
    const held = () => world.stores.jobs.list(["poll-watch"]);
    expect(await held()).toMatchObject([{ holder: null }]);
    await pass(5);
    expect(await held()).toMatchObject([{ holder: "b" }]);
  });
});
