import { spawn } from "node:child_process";
import { expect, it } from "vitest";
import { lastGood } from "@/lib/domain/facts/facts";
import type { Stores } from "@/lib/services/ports/stores";
import { onBoth } from "@/tests/contract/db/databases";
import { compiled } from "@/tests/support/compiled";
import { runCli } from "@/tests/support/run-cli";
import { aBench, CLEAN, KEYS } from "@/tests/support/stand-in";

const LONG_MS = 150_000;
const ACCOUNT = "111122223333";
const REGIONS = ["eu-west-1", "us-east-1"];
const AVAILABILITY = "GetFoundationModelAvailability";

/** When each model's access was last read, by region. */
async function ages({ facts }: Stores): Promise<ReadonlyMap<string, number>> {
  const rows = await facts.regions(ACCOUNT);
  return new Map(
    rows.flatMap(({ region, facts: { availability } }) =>
      Object.entries(availability).flatMap(([modelId, reading]) => {
        const good = lastGood(reading);
        return good ? [[`${region} ${modelId}`, good.source.at] as const] : [];
      }),
    ),
  );
}

onBoth("a scan that is killed in the middle", ({ fresh }) => {
  it(
    "takes nothing away: what was known is there with its age, and the next scan goes on",
    async () => {
      const { options, open } = await fresh();
      const bench = await aBench({ world: "all-ready" });
      const { control } = bench.standIn;
      const env = {
        ...CLEAN,
        ...KEYS,
        HOME: bench.folder,
        AWS_ENDPOINT_URL: bench.standIn.url,
        READINESS_CONFIG: bench.file("readiness.yaml", `regions: [${REGIONS.join(", ")}]\n`),
        READINESS_DATA_DIR: options.dataDir,
        ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
      };
      const asked = () =>
        control
          .calls()
          .filter(({ operation }) => operation === AVAILABILITY)
          .reduce((sum, { calls }) => sum + calls, 0);
      try {
        expect((await runCli(["scan"], { env })).code).toBe(0);
        const stores = await open();
        const before = await ages(stores);
        const complete = await stores.scans.lastComplete(Date.now());
        expect(before.size).toBeGreaterThan(100);

        control.clearCalls();
        control.setLatency(300);
        const child = spawn(process.execPath, [compiled("command"), "scan"], {
          env: { NODE_ENV: "production", PATH: process.env.PATH, ...env },
          stdio: "ignore",
        });
        const ended = new Promise((resolve) => child.once("close", resolve));
        await expect.poll(asked, { timeout: 60_000, interval: 20 }).toBeGreaterThan(20);
        child.kill("SIGKILL");
        await ended;

        const after = await ages(stores);
        expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
        for (const [cell, at] of before) expect(after.get(cell), cell).toBeGreaterThanOrEqual(at);
        const old = [...before].filter(([cell, at]) => after.get(cell) === at);
        expect(old.length).toBeGreaterThan(0);
        expect(await stores.scans.lastComplete(Date.now())).toEqual(complete);
        const [killed] = await stores.scans.recent(1);
        expect(killed).toMatchObject({ outcome: null, finishedAt: null });

        control.setLatency(0);
        expect((await runCli(["scan"], { env })).code).toBe(0);
        for (const [cell, at] of await ages(stores))
          expect(at, cell).toBeGreaterThan(before.get(cell) ?? 0);
      } finally {
        await bench.close();
      }
    },
    LONG_MS,
  );
});
