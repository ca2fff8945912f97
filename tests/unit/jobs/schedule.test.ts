import { afterEach, describe, expect, it } from "vitest";
import { NO_ROSTER } from "@/lib/domain/organisation/roster";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { PROCESS_ENDED } from "@/lib/domain/schedule/next-scan-at";
import { SWEEP } from "@/lib/domain/sweep/sweep";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import { JOB_LEASE_MS } from "@/lib/jobs/holdings";
import { beginRun } from "@/lib/jobs/kinds/scan/begin-run";
import { COMMAND } from "@/lib/jobs/kinds/scan/open-runs";
import { createScanner, type Scanner } from "@/lib/jobs/scanner";
import { type Schedule, startSchedule } from "@/lib/jobs/schedule";
import type { ScanContext } from "@/lib/services/context";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import type { Stores } from "@/lib/services/ports/stores";
import { holdingsOf } from "@/tests/support/jobs/holdings";
import { aClock, type TestClock } from "@/tests/support/scans/clock";
import {
  aReader,
  aScanWorld,
  byProfile,
  FIRST,
  type ScanWorld,
  withFacts,
} from "@/tests/support/scans/world";
import { settings } from "@/tests/unit/domain/organisation/rosters";

const NOON = Date.UTC(2026, 0, 1, 12);
const INTERVAL = 4 * MINUTE_MS;

type House = {
  clock: TestClock;
  world: ScanWorld;
  begun: () => number[];
  process: (holder: string) => Process;
};
type Process = { scanner: Scanner; schedule: Schedule; crash: () => void };

let house: House | null = null;
let processes: Process[] = [];
afterEach(async () => {
  for (const { scanner, schedule, crash } of processes) {
    crash();
    await scanner.stop();
    await schedule.stop();
  }
  processes = [];
  await house?.world.close();
  house = null;
});

type Given = {
  reader?: Partial<AccountReader>;
  stores?: (real: Stores) => Stores;
  scanIntervalMs?: number;
  over?: Partial<ScanContext>;
};

/** A store, and processes that keep a schedule on it. Scans take as long as their reader says. */
async function aHouse({ reader = {}, over, ...given }: Given = {}): Promise<House> {
  const clock = aClock(NOON);
  const begun: number[] = [];
  const counted: AccountReader = aReader(FIRST, reader);
  const identity: AccountReader["identity"] = (signal) => {
    begun.push((clock.now() - NOON) / SECOND_MS);
    return counted.identity(signal);
  };
  const world = await aScanWorld({
    accounts: [byProfile("first")],
    readerFor: () => ({ ...counted, identity }),
    now: clock.now,
    scanIntervalMs: INTERVAL,
    ...given,
  });
  const ctx = { ...world.ctx, ...over };
  const process = (holder: string): Process => {
    const scanner = createScanner(ctx, {
      holdings: holdingsOf(ctx, holder, { sleep: clock.sleep }),
      random: () => 0.5,
      savePace: async () => undefined,
      freeMemory: () => undefined,
      leaseSleep: clock.sleep,
    });
    const crashed = new AbortController();
    const schedule = startSchedule(ctx, {
      scanner,
      random: () => 0.5,
      sleep: clock.sleep,
      signal: crashed.signal,
    });
    const made = { scanner, schedule, crash: () => crashed.abort() };
    processes.push(made);
    return made;
  };
  house = { clock, world, begun: () => begun, process };
  return house;
}

/** Ends when the scan is cancelled. */
const untilCancelled: Partial<AccountReader> = {
  models: async (_region, signal) => {
    await new Promise((resolve) => {
      if (signal.aborted) resolve(null);
      signal.addEventListener("abort", resolve);
    });
    return { status: "never" };
  },
};

const full = (real: Stores) =>
  withFacts(real, () => ({
    mergeAccount: () => Promise.reject(new Error("full")),
    mergeRegion: () => Promise.reject(new Error("full")),
  }));
const readOnly = (real: Stores): Stores => ({
  ...real,
  transaction: (run) =>
    real.transaction((inside) =>
      run({
        ...inside,
        scans: { ...inside.scans, start: () => Promise.reject(new Error("read-only")) },
      }),
    ),
});

describe("the schedule", () => {
  it("scans at once and then at the interval", async () => {
    const { clock, begun, process } = await aHouse();
    process("a");
    await clock.pass(INTERVAL - SECOND_MS);
    expect(begun()).toEqual([0]);
    await clock.pass(2 * INTERVAL);
    expect(begun()).toHaveLength(3);
    for (const [index, at] of begun().entries())
      expect(Math.abs(at - index * (INTERVAL / SECOND_MS))).toBeLessThanOrEqual(index * 5);
  });

  it("begins none of an organization that nobody could list yet, and then at once", async () => {
    const listing = { at: null as number | null };
    const { clock, begun, process } = await aHouse({
      over: {
        accounts: () => (listing.at === null ? [] : [byProfile("first")]),
        organization: {
          settings: () => settings(),
          roster: () => ({ ...NO_ROSTER, listedAt: listing.at }),
          filed: () => [],
          known: () => ({ accounts: [], others: [] }),
          refresh: async () => undefined,
        },
      },
    });
    process("a");
    await clock.pass(MINUTE_MS);
    expect(begun()).toEqual([]);
    listing.at = clock.now();
    await clock.pass(10 * SECOND_MS);
    expect(begun()).toHaveLength(1);
  });

  it("waits a full interval after a scan that somebody cancelled", async () => {
    const { clock, begun, process, world } = await aHouse({ reader: untilCancelled });
    const { scanner } = process("a");
    await clock.pass(10 * SECOND_MS);
    await scanner.cancelAll();
    await clock.pass(INTERVAL - SECOND_MS);
    expect(begun()).toEqual([0]);
    expect((await world.stores.scans.lastAttempt())?.outcome).toBe("cancelled");
    await clock.pass(10 * SECOND_MS);
    expect(begun()).toEqual([0, 250]);
  });

  it.each<[string, Given["stores"], readonly number[]]>([
    ["keeps nothing, and its end is kept", full, [0, 30, 150, 390, 630]],
    ["can't even begin its record", readOnly, []],
  ])("backs off where a scan %s", async (_name, stores, expected) => {
    const { clock, begun, process, world } = await aHouse({ ...(stores && { stores }) });
    process("a");
    await clock.pass(11 * MINUTE_MS);
    expect(begun()).toEqual(expected);
    const failed = world.told.filter(({ message }) => message === "a scan failed");
    if (expected.length === 0) expect(failed).toHaveLength(5);
  });

  it("goes on backing off after a restart", async () => {
    const { clock, begun, process } = await aHouse({ stores: full });
    const first = process("a");
    await clock.pass(31 * SECOND_MS);
    await first.schedule.stop();
    process("b");
    await clock.pass(119 * SECOND_MS);
    expect(begun()).toEqual([0, 30, 150]);
  });

  it("scans at once after a restart in the middle of a scan, not after one that was complete", async () => {
    const { clock, begun, process } = await aHouse({ reader: untilCancelled });
    const first = process("a");
    await clock.pass(10 * SECOND_MS);
    await first.scanner.stop();
    await first.schedule.stop();
    process("b");
    await clock.pass(SECOND_MS);
    expect(begun()).toEqual([0, 10]);
  });

  it("begins none while one of this process runs, and counts that one", async () => {
    const { clock, begun, process, world } = await aHouse();
    await world.scanner.run("action", EVERYTHING);
    expect(begun()).toEqual([0]);
    process("a");
    await clock.pass(INTERVAL - SECOND_MS);
    expect(begun()).toEqual([0]);
  });

  it("goes on where the store can't be read for a while", async () => {
    const broken = { now: true };
    const { clock, begun, process, world } = await aHouse({
      stores: (real) => ({
        ...real,
        scans: {
          ...real.scans,
          lastAttempt: () =>
            broken.now ? Promise.reject(new Error("gone")) : real.scans.lastAttempt(),
        },
      }),
    });
    process("a");
    await clock.pass(MINUTE_MS);
    expect(begun()).toEqual([]);
    expect(world.told.filter(({ message }) => message === "the schedule failed")).toHaveLength(3);
    broken.now = false;
    await clock.pass(30 * SECOND_MS);
    expect(begun()).toEqual([90]);
  });
});

describe("several processes of one store", () => {
  it("make one scheduled scan between them, at the start and later", async () => {
    const { clock, begun, process } = await aHouse();
    for (const holder of ["a", "b", "c"]) process(holder);
    await clock.pass(2 * INTERVAL + MINUTE_MS);
    expect(begun()).toHaveLength(3);
  });

  it("leave a scan that takes long to the one that makes it", async () => {
    const { clock, begun, process } = await aHouse({ reader: untilCancelled });
    process("a");
    await clock.settle();
    process("b");
    await clock.pass(INTERVAL + MINUTE_MS);
    expect(begun()).toEqual([0]);
  });

  it("wait a full interval after one cancelled it, also one that had just started", async () => {
    const { clock, begun, process } = await aHouse({ reader: untilCancelled });
    const { scanner } = process("a");
    await clock.settle();
    process("b");
    await clock.pass(10 * SECOND_MS);
    await scanner.cancelAll();
    await clock.pass(INTERVAL - SECOND_MS);
    expect(begun()).toEqual([0]);
  });

  it("go on within the minute where the one that scans dies", async () => {
    const { clock, begun, process, world } = await aHouse();
    const { jobs, scans } = world.stores;
    const scan = { scanId: "dead", startedAt: NOON, scope: "all", trigger: "start" } as const;
    const accounts = [byProfile("first")];
    await beginRun(world.ctx, scan, { accounts, only: null });
    const at = { kinds: [SWEEP], isShared: true, max: 1, ttlMs: JOB_LEASE_MS };
    expect(await jobs.claim("dead", at)).toHaveLength(1);
    process("b").scanner.work();
    await clock.pass(JOB_LEASE_MS - SECOND_MS);
    expect(begun()).toEqual([]);
    await clock.pass(20 * SECOND_MS);
    expect(begun()).toHaveLength(1);
    expect(await scans.get("dead")).toMatchObject({ outcome: "complete", problem: null });
  });
});

describe("a scan whose process was killed", () => {
  const OWN = { kind: COMMAND, key: "dead", run: "", only: "dead" };

  it("is closed while nothing is due, and the one that another process makes is not", async () => {
    const { clock, process, world } = await aHouse({ reader: untilCancelled });
    const { scans, jobs } = world.stores;
    await scans.start({ scanId: "dead", startedAt: NOON, scope: "eu-west-1", trigger: "command" });
    await jobs.ensure([{ ...OWN, dueInMs: 0, priority: 0, body: "" }]);
    const at = { kinds: [COMMAND], isShared: false, max: 1, ttlMs: 15 * SECOND_MS };
    expect(await jobs.claim("dead", at)).toHaveLength(1);
    process("a");
    await clock.settle();
    process("b");
    await clock.pass(10 * SECOND_MS);
    expect((await scans.open()).length).toBe(2);
    await clock.pass(INTERVAL);
    const rows = await scans.recent(5);
    expect(rows.map(({ outcome, problem }) => [outcome, problem])).toEqual([
      [null, null],
      ["failed", PROCESS_ENDED],
    ]);
  });

  it("is no failure to back off from: the next begins as if it had never ended", async () => {
    const { clock, begun, process, world } = await aHouse();
    const end = {
      finishedAt: NOON,
      outcome: "failed",
      problem: PROCESS_ENDED,
      stats: null,
    } as const;
    await world.stores.scans.start({
      scanId: "dead",
      startedAt: NOON - SECOND_MS,
      scope: "all",
      trigger: "start",
    });
    await world.stores.scans.finish("dead", end);
    process("a");
    await clock.pass(SECOND_MS);
    expect(begun()).toEqual([0]);
  });
});

describe("clocks", () => {
  it.each([
    ["forward", HOUR_MS],
    ["back", -HOUR_MS],
  ])("that leap %s make one scan more, not one after the other", async (_name, leapMs) => {
    const { clock, begun, process } = await aHouse();
    process("a");
    await clock.pass(MINUTE_MS);
    clock.turn(leapMs);
    await clock.pass(INTERVAL - MINUTE_MS);
    expect(begun()).toHaveLength(2);
  });

  it("that were ahead when a scan ended and are right again make one scan more", async () => {
    const { clock, begun, process } = await aHouse();
    clock.turn(HOUR_MS);
    process("a");
    await clock.settle();
    clock.turn(-HOUR_MS);
    await clock.pass(INTERVAL - MINUTE_MS);
    expect(begun()).toHaveLength(2);
  });
});

describe("an interval that can't be kept", () => {
  it("is told once, when it is known", async () => {
    const { clock, process, world } = await aHouse({
      scanIntervalMs: 10 * SECOND_MS,
    });
    const end = {
      finishedAt: NOON - SECOND_MS,
      outcome: "complete",
      problem: null,
      stats: null,
    } as const;
    await world.stores.scans.start({
      scanId: "slow",
      startedAt: NOON - 37 * SECOND_MS,
      scope: "all",
      trigger: "start",
    });
    await world.stores.scans.finish("slow", end);
    process("a");
    await clock.pass(5 * SECOND_MS);
    const warnings = world.told
      .filter(({ level }) => level === "warn")
      .map(({ message }) => message);
    expect(warnings).toEqual([
      "A scan takes 36 s, longer than SCAN_INTERVAL of 10 s. Set SCAN_INTERVAL to more than that.",
    ]);
  });
});
