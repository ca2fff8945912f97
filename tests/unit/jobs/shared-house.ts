import { afterEach } from "vitest";
import { SECOND_MS } from "@/lib/domain/time";
import { createScanner, type Scanner } from "@/lib/jobs/scanner";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import type { Stores } from "@/lib/services/ports/stores";
import { holdingsOf } from "@/tests/support/jobs/holdings";
import { aClock } from "@/tests/support/scans/clock";
import {
  aReader,
  aScanWorld,
  byProfile,
  FIRST,
  type ScanWorld,
  SECOND,
} from "@/tests/support/scans/world";

const NOON = Date.UTC(2026, 0, 1, 12);
let world: ScanWorld | null = null;
let scanners: Scanner[] = [];

type Given = {
  stores?: (real: Stores) => Stores;
  reader?: (key: string) => Partial<AccountReader>;
  /** Whom a process knows; absent: both. */
  knows?: (holder: string) => readonly string[];
};

/** Two accounts on one store, and processes that share its scans. `asked`: when each account was asked who it is, in seconds. */
export async function aHouse({ stores, reader = () => ({}), knows }: Given = {}) {
  const clock = aClock(NOON);
  const asked: [key: string, at: number, by: string][] = [];
  const made = await aScanWorld({
    accounts: [byProfile("first"), byProfile("second")],
    readerFor: () => aReader(FIRST),
    now: clock.now,
    ...(stores && { stores }),
  });
  world = made;
  const process = (holder: string): Scanner => {
    const ctx = {
      ...made.ctx,
      accounts: () =>
        made.ctx.accounts().filter(({ key }) => knows?.(holder).includes(key) ?? true),
      aws: {
        ...made.ctx.aws,
        readerFor: ({ key }: { key: string }) => {
          const own = aReader(key === "first" ? FIRST : SECOND, reader(key));
          const identity: AccountReader["identity"] = (signal) => {
            asked.push([key, (clock.now() - NOON) / SECOND_MS, holder]);
            return own.identity(signal);
          };
          return { ...own, identity };
        },
      },
    };
    const scanner = createScanner(ctx, {
      holdings: holdingsOf(ctx, holder, { sleep: clock.sleep }),
      random: () => 0.5,
      savePace: async () => undefined,
      freeMemory: () => undefined,
      leaseSleep: clock.sleep,
    });
    scanner.work();
    scanners.push(scanner);
    return scanner;
  };
  return { clock, asked, process, stores: made.stores, told: made.told };
}

export function endsScanners(): void {
  afterEach(async () => {
    for (const scanner of scanners) await scanner.stop();
    scanners = [];
    await world?.close();
    world = null;
  });
}
