import { afterEach } from "vitest";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import { createScanner, type Scanner } from "@/lib/jobs/scanner";
import { type Schedule, startSchedule } from "@/lib/jobs/schedule";
import type { ScanContext } from "@/lib/services/context";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import type { Stores } from "@/lib/services/ports/stores";
import { holdingsOf } from "@/tests/support/jobs/holdings";
import { aClock, type TestClock } from "@/tests/support/scans/clock";
import { aReader, aScanWorld, byProfile, FIRST, type ScanWorld } from "@/tests/support/scans/world";

export const NOON = Date.UTC(2026, 0, 1, 12);
export const INTERVAL = 4 * MINUTE_MS;

type House = {
  clock: TestClock;
  world: ScanWorld;
  begun: () => number[];
  process: (holder: string) => Process;
};
type Process = { scanner: Scanner; schedule: Schedule; crash: () => void };

let house: House | null = null;
let processes: Process[] = [];

export type Given = {
  reader?: Partial<AccountReader>;
  stores?: (real: Stores) => Stores;
  scanIntervalMs?: number;
  over?: Partial<ScanContext>;
};

/** A store, and processes that keep a schedule on it. Scans take as long as their reader says. */
export async function aHouse({ reader = {}, over, ...given }: Given = {}): Promise<House> {
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
export const untilCancelled: Partial<AccountReader> = {
  models: async (_region, signal) => {
    await new Promise((resolve) => {
      if (signal.aborted) resolve(null);
      signal.addEventListener("abort", resolve);
    });
    return { status: "never" };
  },
};

export function endsProcesses(): void {
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
}
