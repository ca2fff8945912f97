import { afterEach, describe, expect, it } from "vitest";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import { startDuties } from "@/lib/jobs/duties";
import { type Duty, type DutyMeans, doIfDue, dutyJob } from "@/lib/jobs/duty";
import { JOB_LEASE_MS } from "@/lib/jobs/holdings";
import type { Worker } from "@/lib/jobs/worker";
import type { JobStore } from "@/lib/services/ports/jobs";
import type { Log } from "@/lib/services/ports/log";
import type { Stores } from "@/lib/services/ports/stores";
import { NEVER_ABORTED } from "@/lib/sleep";
import { holdingsOf } from "@/tests/support/jobs/holdings";
import { aClock } from "@/tests/support/scans/clock";
import { aReader, aScanWorld, byProfile, FIRST, type ScanWorld } from "@/tests/support/scans/world";

const NOON = Date.UTC(2026, 0, 1, 12);
let world: ScanWorld | null = null;
let workers: Worker[] = [];
afterEach(async () => {
  for (const { stop } of workers) await stop();
  workers = [];
  await world?.close();
  world = null;
});

type Look = { kind: string; by: string; at: number };
type Process = {
  worker: Worker;
  freeze: () => void;
  ctx: { stores: Stores; log: Log };
  means: DutyMeans;
};

type Given = {
  /** What a look does besides; by its duty. */
  rounds?: Readonly<Record<string, () => number | null>>;
};

/** A store by a clock of ours, and processes that do duties on it. */
async function aHouse({ rounds = {} }: Given = {}) {
  const clock = aClock(NOON);
  const made = await aScanWorld({
    accounts: [byProfile("first")],
    readerFor: () => aReader(FIRST),
    now: clock.now,
  });
  world = made;
  const looks: Look[] = [];
  const calls: string[] = [];
  const counted = <Verb extends keyof JobStore>(verb: Verb): Pick<JobStore, Verb> => {
    const real = made.stores.jobs[verb] as (...args: unknown[]) => unknown;
    const wrapped = (...args: unknown[]) => {
      calls.push(verb);
      return real(...args);
    };
    return { [verb]: wrapped } as unknown as Pick<JobStore, Verb>;
  };
  const takeovers: string[] = [];
  const seconds = () => (clock.now() - NOON) / SECOND_MS;
  function aDuty(kind: string, by: string, changes: Partial<Duty> = {}): Duty {
    return {
      ...{ kind, name: kind, isStanding: true, retriesWithinMs: MINUTE_MS },
      begin: () => ({
        async round() {
          looks.push({ kind, by, at: seconds() });
          const own = rounds[kind];
          return own ? own() : 5 * SECOND_MS;
        },
      }),
      ...changes,
    };
  }
  /** `frozen`: from then on none of its sleeps end, and its renewals do not come. */
  const process = (by: string, kinds: readonly string[], changes: Partial<Duty> = {}): Process => {
    let isFrozen = false;
    const { renew, finish } = made.stores.jobs;
    const jobs: JobStore = {
      ...made.stores.jobs,
      ...counted("claim"),
      ...counted("ensure"),
      ...counted("put"),
      async renew(...args) {
        if (isFrozen) return [];
        calls.push("renew");
        return renew(...args);
      },
      async finish(...args) {
        return !isFrozen && finish(...args);
      },
    };
    const ctx = { stores: { ...made.stores, jobs }, log: made.ctx.log };
    const sleep: typeof clock.sleep = async (ms, signal) => {
      await clock.sleep(ms, signal);
      if (isFrozen && !signal.aborted) await clock.sleep(HOUR_MS, signal);
    };
    const holdings = holdingsOf(ctx, by, { sleep, uptimeMs: clock.now });
    const means = { holdings, sleep, random: () => 0.5, tookOver: () => void takeovers.push(by) };
    const duties = kinds.map((kind) => aDuty(kind, by, changes));
    const worker = startDuties(ctx, means, duties);
    workers.push(worker);
    const freeze = () => {
      isFrozen = true;
    };
    return { worker, freeze, ctx, means };
  };
  return { clock, made, looks, calls, takeovers, process, jobs: made.stores.jobs, aDuty };
}

const holders = async (jobs: JobStore, kinds: readonly string[]) =>
  Object.fromEntries((await jobs.list(kinds)).map(({ kind, holder }) => [kind, holder]));

describe("what is done for all", () => {
  it("is done by one of several processes, which holds it for as long as it lives", async () => {
    const { clock, looks, jobs, process } = await aHouse();
    process("a", ["x", "y"]);
    await clock.settle();
    process("b", ["x", "y"]);
    await clock.pass(2 * MINUTE_MS);
    expect(await holders(jobs, ["x", "y"])).toEqual({ x: "a", y: "a" });
    expect(new Set(looks.map(({ by }) => by))).toEqual(new Set(["a"]));
    expect(looks.filter(({ kind }) => kind === "x")).toHaveLength(25);
  });

  it("writes nothing at rest but one renewal for all of it every 3 s, and nothing where another does it", async () => {
    const { clock, calls, process } = await aHouse();
    process("a", ["x", "y", "z"]);
    await clock.settle();
    process("b", ["x", "y", "z"]);
    await clock.settle();
    calls.length = 0;
    await clock.pass(MINUTE_MS);
    expect(new Set(calls)).toEqual(new Set(["renew"]));
    expect(calls).toHaveLength(20);
  });

  it.each([
    ["is killed, and not before its lease ends", true, JOB_LEASE_MS - SECOND_MS, "a", 0],
    ["is killed, within 20 s", true, 20 * SECOND_MS, "b", 1],
    ["lives, never", false, HOUR_MS / 4, "a", 0],
  ])("is taken over by another where its holder %s", async (_name, isKilled, ms, by, takeovers) => {
    const given = await aHouse();
    const first = given.process("a", ["x"]);
    await given.clock.settle();
    given.process("b", ["x"]);
    await given.clock.settle();
    if (isKilled) first.freeze();
    await given.clock.pass(ms);
    expect(await given.jobs.list(["x"])).toMatchObject([{ holder: by }]);
    expect(given.takeovers).toEqual(Array(takeovers).fill("b"));
  });

  it("is given back where its holder is ended: another goes on at its next look, and nothing was taken over", async () => {
    const { clock, jobs, looks, takeovers, process } = await aHouse();
    const first = process("a", ["x"]);
    await clock.settle();
    process("b", ["x"]);
    await clock.pass(SECOND_MS);
    await first.worker.stop();
    expect(await jobs.list(["x"])).toMatchObject([{ holder: null }]);
    await clock.pass(5 * SECOND_MS);
    expect(looks.filter(({ by }) => by === "b").length).toBeGreaterThan(0);
    expect(takeovers).toEqual([]);
  });

  it("backs off by itself where it throws, longer each time up to its limit, and begins anew once it goes well", async () => {
    const broken = { times: 5 };
    const { clock, looks, made, jobs, process } = await aHouse({
      rounds: {
        x() {
          broken.times -= 1;
          if (broken.times >= 0) throw new Error("full");
          return 5 * SECOND_MS;
        },
      },
    });
    process("a", ["x", "y"], { retriesWithinMs: 20 * SECOND_MS });
    await clock.pass(100 * SECOND_MS);
    const of = (kind: string) => looks.flatMap((look) => (look.kind === kind ? [look.at] : []));
    const waits = of("x")
      .slice(1, 6)
      .map((at, index) => at - (of("x")[index] ?? 0));
    for (const [index, least] of [5, 10, 20, 20, 20].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(least);
      expect(waits[index]).toBeLessThan(least + 5);
    }
    expect(of("y")).toHaveLength(21);
    expect(made.told.map(({ message }) => message)).toEqual(Array(5).fill("x failed"));
    expect(await jobs.list(["x"])).toMatchObject([{ body: "" }]);
  });

  it("where it throws here is done by another process as soon as it is due again", async () => {
    const here = { throws: false };
    const { clock, looks, process } = await aHouse({
      rounds: {
        x() {
          if (!here.throws) return 5 * SECOND_MS;
          here.throws = false;
          throw new Error("only here");
        },
      },
    });
    process("a", ["x"]);
    await clock.pass(4 * SECOND_MS);
    here.throws = true;
    await clock.pass(3 * SECOND_MS);
    process("b", ["x"]);
    const before = looks.length;
    await clock.pass(20 * SECOND_MS);
    expect(looks.length).toBeGreaterThan(before);
  });

  it("that has an end is done once each time it is put, whoever is there first, and nothing stays of it", async () => {
    const { clock, looks, jobs, process, aDuty } = await aHouse({ rounds: { tidy: () => null } });
    const { ctx, means } = process("a", ["tidy"], { isStanding: false });
    await clock.pass(10 * SECOND_MS);
    expect(looks).toEqual([]);
    await jobs.put([dutyJob({ kind: "tidy" })]);
    await clock.pass(10 * SECOND_MS);
    expect(looks).toMatchObject([{ by: "a" }]);
    const other = {
      ...means,
      holdings: holdingsOf(ctx, "b", { sleep: means.sleep, uptimeMs: clock.now }),
    };
    const duty = aDuty("tidy", "b", { isStanding: false });
    await doIfDue(ctx, other, { duty, signal: NEVER_ABORTED });
    await jobs.put([dutyJob({ kind: "tidy" })]);
    await doIfDue(ctx, other, { duty, signal: NEVER_ABORTED });
    expect(looks).toMatchObject([{ by: "a" }, { by: "b" }]);
    expect(await jobs.list(["tidy"])).toEqual([]);
  });
});
