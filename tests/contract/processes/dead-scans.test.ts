import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";
import { PROCESS_ENDED } from "@/lib/domain/schedule/next-scan-at";
import { closeDeadScans, scanLease } from "@/lib/jobs/kinds/scan/dead-scans";
import { LEASE_TTL_MS } from "@/lib/jobs/lease";
import type { Stores } from "@/lib/services/ports/stores";
import { onBoth, runSql } from "@/tests/contract/db/databases";
import { QUIET } from "@/tests/contract/db/quiet";
import { aScan } from "@/tests/contract/db/samples";
import { aBench, CLEAN, KEYS } from "@/tests/support/stand-in";

const LONG_MS = 150_000;
/** So that a scan goes on for longer than another takes to begin, however busy the machine is. */
const SLOW_MS = 2_500;
const BIN = path.resolve("lib", "cli", "bin.mjs");

const close = (stores: Stores) => closeDeadScans({ now: Date.now, stores, log: QUIET });

async function endings({ scans }: Stores) {
  const rows = await scans.recent(10);
  return new Map(rows.map(({ scanId, outcome, problem }) => [scanId, { outcome, problem }]));
}

type Ending = { outcome: string | null; problem: string | null };
const FAILED: Ending = { outcome: "failed", problem: PROCESS_ENDED };
const OPEN: Ending = { outcome: null, problem: null };

onBoth("a scan that is left open", ({ fresh }) => {
  it("by a version that held no lease is closed at once, and its lease is gone", async () => {
    const stores = await (await fresh()).open();
    await stores.scans.start(aScan({ scanId: "old" }));
    await close(stores);
    expect(await endings(stores)).toEqual(new Map([["old", FAILED]]));
    const at = { now: Date.now(), ttlMs: LEASE_TTL_MS };
    expect(await stores.leases.claim(scanLease("old"), "anybody", at)).toBe(true);
  });

  it(
    "by a process that was killed is closed once its lease has ended; another's that still runs is not",
    async () => {
      const { options, open } = await fresh();
      const bench = await aBench({ world: "all-ready" });
      const { control } = bench.standIn;
      const env = {
        NODE_ENV: "production",
        PATH: process.env.PATH,
        ...CLEAN,
        ...KEYS,
        HOME: bench.folder,
        AWS_ENDPOINT_URL: bench.standIn.url,
        READINESS_CONFIG: bench.file("readiness.yaml", "regions: [eu-west-1]\n"),
        READINESS_DATA_DIR: options.dataDir,
        ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
      } as NodeJS.ProcessEnv;
      const children: ChildProcess[] = [];
      const begin = () => {
        const child = spawn(process.execPath, [BIN, "scan"], { env, stdio: "ignore" });
        children.push(child);
        return { child, ended: new Promise((resolve) => child.once("close", resolve)) };
      };
      try {
        const stores = await open();
        const openScans = () => stores.scans.open();
        control.setLatency(SLOW_MS);
        const killed = begin();
        await expect.poll(openScans, { timeout: 60_000, interval: 20 }).toHaveLength(1);
        const [dead = ""] = await openScans();
        const living = begin();
        await expect.poll(openScans, { timeout: 60_000, interval: 20 }).toHaveLength(2);
        const alive = (await openScans()).find((id) => id !== dead) ?? "";
        killed.child.kill("SIGKILL");
        await killed.ended;

        await close(stores);
        expect(await endings(stores)).toEqual(
          new Map([
            [alive, OPEN],
            [dead, OPEN],
          ]),
        );

        const name = scanLease(dead);
        await runSql(options, `update leases set expires_at = 1 where name = '${name}'`);
        await close(stores);
        expect(await endings(stores)).toEqual(
          new Map([
            [alive, OPEN],
            [dead, FAILED],
          ]),
        );

        control.setLatency(0);
        expect(await living.ended).toBe(0);
        expect((await endings(stores)).get(alive)).toEqual({ outcome: "complete", problem: null });
      } finally {
        for (const child of children) child.kill("SIGKILL");
        await bench.close();
      }
    },
    LONG_MS,
  );
});
