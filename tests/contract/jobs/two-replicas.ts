import { expect, inject } from "vitest";
import { beginRun } from "@/lib/jobs/kinds/scan/begin-run";
import type { Stores } from "@/lib/services/ports/stores";
import { aLife, type Life, until } from "@/tests/contract/watch/life";
import { aDatabase } from "@/tests/support/a-database";
import {
  ACCOUNTS,
  aFleet,
  FLEET_LINES,
  LONG_MS,
  overDocumented,
  RATE,
  refOf,
  SHORT,
  scannedJustNow,
  sweepsIn,
} from "./fleet";

const TAKEN_OVER_MS = 30_000;
const REGIONS = 3;
const ENV = { SCAN_INTERVAL: "24h" };

export type Replica = ReturnType<Life["run"]>;
export type House = {
  life: Life;
  stores: Stores;
  replicas: Replica[];
  start(): Replica;
};

/** Two replicas on one PostgreSQL, with nothing to do. */
export async function twoReplicas(work: (house: House) => Promise<void>): Promise<void> {
  const postgres = inject("postgres");
  if (!("url" in postgres)) throw new Error(postgres.reason);
  const databaseUrl = await aDatabase(postgres.url);
  const life = await aLife(aFleet(), { databaseUrl, lines: FLEET_LINES, rate: RATE });
  try {
    await life.stores(async (stores) => {
      await scannedJustNow(stores);
      const replicas: Replica[] = [];
      const start = () => {
        const replica = life.run(ENV);
        replicas.push(replica);
        return replica;
      };
      start();
      start();
      const house = { life, stores, replicas, start };
      await workers(house, 2);
      await work(house);
    });
  } finally {
    await life.close();
  }
}

/** So many replicas take part in scans. */
export const workers = ({ stores: { jobs }, replicas }: House, wanted: number) =>
  until(`${wanted} at work`, {
    look: () => jobs.counts(),
    holds: (counts) => counts.some(({ kind, held }) => kind === "worker" && held === wanted),
    withinMs: LONG_MS,
    runs: replicas,
  });

/** Begins a scan, and waits until each replica reads an account and the short Region of every account has been read. */
export async function scanBegins({ stores, replicas }: House, scanId: string): Promise<void> {
  const scan = { scanId, scope: "all", trigger: "start", startedAt: Date.now() } as const;
  await beginRun({ stores }, scan, { accounts: ACCOUNTS.map(refOf), only: null });
  await until("every replica in the middle of a scan", {
    look: () => sweepsIn(stores),
    holds: (sweeps) =>
      sweeps.length === ACCOUNTS.length &&
      replicas.every((replica) => sweeps.some(({ holder }) => isBy(replica, holder))) &&
      sweeps.every(({ done }) => done.includes(SHORT)),
    withinMs: LONG_MS,
    runs: replicas,
  });
}

export const isBy = ({ child }: Replica, holder: string | null): boolean =>
  holder?.includes(`/${child.pid}/`) ?? false;

/** The accounts of a replica that is gone are held by it no more. */
export const freed = ({ stores, replicas }: House, lost: Replica) =>
  until("the accounts of the one that is gone", {
    look: () => sweepsIn(stores),
    holds: (sweeps) => !sweeps.some(({ holder }) => isBy(lost, holder)),
    withinMs: TAKEN_OVER_MS,
    runs: replicas.filter((replica) => replica !== lost),
  });

/** The scan ends complete, everything is read, nothing is left of its jobs, and no documented limit was passed. */
export async function scanEnds({ life, stores, replicas }: House, scanId: string): Promise<void> {
  const scan = await until("the end of the scan", {
    look: () => stores.scans.get(scanId),
    holds: (row) => row?.outcome === "complete",
    withinMs: LONG_MS,
    runs: replicas,
  });
  expect(scan?.problem).toBeNull();
  for (const account of ACCOUNTS) {
    const rows = await stores.facts.regions(account);
    expect(rows, account).toHaveLength(REGIONS);
    for (const { region, facts } of rows) {
      const readings = Object.values(facts.availability);
      expect(readings.length, `${account} ${region}`).toBe(region === SHORT ? 2 : 40);
      for (const { status } of readings) expect(status, `${account} ${region}`).toBe("read");
    }
  }
  expect(await sweepsIn(stores)).toEqual([]);
  expect(overDocumented(life.standIn)).toEqual([]);
}
