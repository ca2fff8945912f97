import { expect, inject, it } from "vitest";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import { createRuntime, startWork } from "@/lib/start";
import { aLife, until } from "@/tests/contract/watch/life";
import { aDatabase } from "@/tests/support/a-database";
import { ACCOUNTS, aFleet, FLEET_LINES, LONG_MS, listings, RATE, scannedJustNow } from "./fleet";

const WHOLE_MS = 600_000;
const postgres = inject("postgres");
const nothing = async () => undefined;

it.skipIf(!("url" in postgres))(
  "a process that only shows pages starts, shows and cancels the scans that a worker makes, and its matrix has the version that every other has",
  async () => {
    if (!("url" in postgres)) throw new Error(postgres.reason);
    const databaseUrl = await aDatabase(postgres.url);
    const life = await aLife(aFleet(), { databaseUrl, lines: FLEET_LINES, rate: RATE });
    const web = await createRuntime({ ...life.env, ROLE: "web", SCAN_INTERVAL: "24h" });
    if (!web.ok) throw new Error(web.error.join("\n"));
    const { scanner, runtime } = web.value;
    const work = startWork(web.value);
    try {
      await scannedJustNow(runtime.stores);
      expect((await scanner.start("action", EVERYTHING, nothing)).ok).toBe(true);
      expect(scanner.progress()).toMatchObject({ regionsTotal: 0 });
      const counts = await runtime.stores.jobs.counts();
      expect(counts).toEqual([{ kind: "sweep", held: 0, waiting: ACCOUNTS.length }]);
      expect(listings(life.standIn).size).toBe(0);

      const worker = life.run({ ROLE: "worker", SCAN_INTERVAL: "24h" });
      const runs = [worker];
      await until("progress here of what is read there", {
        look: async () => scanner.progress(),
        holds: (progress) => (progress?.regionsDone ?? 0) >= ACCOUNTS.length,
        withinMs: LONG_MS,
        runs,
      });
      expect(ACCOUNTS.some(scanner.isReadElsewhere)).toBe(true);
      expect(await scanner.start("action", EVERYTHING, nothing)).toMatchObject({
        ok: false,
        error: { code: "SCAN_RUNS", message: expect.stringMatching(/of 15 Regions read/) },
      });

      expect(await scanner.cancelAll()).toBe(true);
      const [scan] = await until("the end of the scan", {
        look: () => runtime.stores.scans.recent(1),
        holds: ([newest]) => newest?.outcome != null,
        withinMs: LONG_MS,
        runs,
      });
      expect(scan).toMatchObject({ outcome: "cancelled", trigger: "action" });
      await until("no progress any more", {
        look: async () => scanner.progress(),
        holds: (progress) => progress === null,
        withinMs: LONG_MS,
        runs,
      });
      expect(scan?.stats?.calls).toBeGreaterThan(ACCOUNTS.length);

      const other = await createRuntime({ ...life.env, ROLE: "web", SCAN_INTERVAL: "24h" });
      if (!other.ok) throw new Error(other.error.join("\n"));
      const { matrix } = other.value.runtime;
      const [here, there] = [await runtime.matrix.snapshot(), await matrix.snapshot()];
      expect(there.version).toBe(here.version);
      expect(matrix.changesSince(there, here.version)).toMatchObject({ columns: [] });
      await other.value.close();
    } finally {
      await work.stop();
      await life.close();
    }
  },
  WHOLE_MS,
);
