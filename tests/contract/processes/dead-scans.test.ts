import { type ChildProcess, spawn } from "node:child_process";
import { expect, it } from "vitest";
import { PROCESS_ENDED } from "@/lib/domain/schedule/next-scan-at";
import { SWEEP } from "@/lib/domain/sweep/sweep";
import { closeDeadScans } from "@/lib/jobs/kinds/scan/dead-scans";
import { COMMAND } from "@/lib/jobs/kinds/scan/open-runs";
import type { Stores } from "@/lib/services/ports/stores";
import { onBoth, runSql } from "@/tests/contract/db/databases";
import { QUIET } from "@/tests/contract/db/quiet";
import { aScan } from "@/tests/contract/db/samples";
import { compiled } from "@/tests/support/compiled";
import { aBench, CLEAN, KEYS } from "@/tests/support/stand-in";

const LONG_MS = 150_000;
/** So that a scan goes on for longer than another takes to begin, however busy the machine is. */
const SLOW_MS = 2_500;

const close = (stores: Stores) => closeDeadScans({ now: Date.now, stores, log: QUIET });

async function endings({ scans }: Stores) {
  const rows = await scans.recent(10);
  return new Map(rows.map(({ scanId, outcome, problem }) => [scanId, { outcome, problem }]));
}

type Ending = { outcome: string | null; problem: string | null };
const FAILED: Ending = { outcome: "failed", problem: PROCESS_ENDED };
const OPEN: Ending = { outcome: null, problem: null };

onBoth("a scan that is left open", ({ fresh }) => {
  it("by a version that held no job is closed at once, and told of once", async () => {
    const stores = await (await fresh()).open();
    await stores.scans.start(aScan({ scanId: "old" }));
    const told: unknown[] = [];
    const log = { ...QUIET, warn: (...said: unknown[]) => void told.push(said) };
    const look = () => closeDeadScans({ now: Date.now, stores, log });
    await Promise.all([look(), look()]);
    await look();
    expect(await endings(stores)).toEqual(new Map([["old", FAILED]]));
    expect(told).toHaveLength(1);
  });

  it.each([
    ["a job that anybody may claim", { kind: SWEEP, key: "a", run: "s", only: null }, false, OPEN],
    ["one that its process reads", { kind: SWEEP, key: "a", run: "s", only: "p" }, true, OPEN],
    ["its process", { kind: COMMAND, key: "s", run: "", only: "p" }, true, OPEN],
    ["nobody", { kind: SWEEP, key: "a", run: "s", only: "p" }, false, FAILED],
    ["a process that is gone", { kind: COMMAND, key: "s", run: "", only: "p" }, false, FAILED],
  ])("and is held by %s", async (_name, job, isHeld, ending) => {
    const stores = await (await fresh()).open();
    const { jobs, scans } = stores;
    await scans.start(aScan({ scanId: "s" }));
    await jobs.put([{ ...job, dueInMs: 0, priority: 0, body: "" }]);
    const at = { kinds: [job.kind], isShared: true, max: 1, ttlMs: 60_000 };
    if (isHeld) expect(await jobs.claim("p", at)).toHaveLength(1);
    await close(stores);
    expect(await endings(stores)).toEqual(new Map([["s", ending]]));
    expect(await jobs.list([job.kind])).toHaveLength(ending === OPEN ? 1 : 0);
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
        const child = spawn(process.execPath, [compiled("command"), "scan"], {
          env,
          stdio: "ignore",
        });
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

        await runSql(
          options,
          `update jobs set lease_until = 1 where '${dead}' in (run, case when kind = '${COMMAND}' then key end)`,
        );
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
