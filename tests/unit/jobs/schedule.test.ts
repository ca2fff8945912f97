import { describe, expect, it } from "vitest";
import { NO_ROSTER } from "@/lib/domain/organisation/roster";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import type { Stores } from "@/lib/services/ports/stores";
import { byProfile, withFacts } from "@/tests/support/scans/world";
import { settings } from "@/tests/unit/domain/organisation/rosters";
import { aHouse, endsProcesses, type Given, INTERVAL, NOON, untilCancelled } from "./scheduled";

endsProcesses();

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
