import { expect, it } from "vitest";
import type { Readiness } from "@/lib/contracts/readiness";
import { LOCAL } from "@/lib/domain/access/rights";
import { toReadiness } from "@/lib/services/exports/readiness";
import { createRuntime } from "@/lib/start";
import { onBoth } from "@/tests/contract/db/databases";
import { aBench, KEYS, withEnvironment } from "@/tests/support/stand-in";

const LONG_MS = 120_000;
const ALL = { accounts: null, regions: null, models: null, states: null };
const REGIONS = ["us-east-1", "eu-west-1"];

/** AWS gives each answer an id of its own. */
const withoutIds = <T extends { fault: Readiness["accounts"][number]["fault"] }>(one: T): T => ({
  ...one,
  fault: one.fault && { ...one.fault, requestId: null },
});

/** In the order in which it is told: a list that only moves about would look like news. */
function timeless({ accounts, regions, cells, quotas }: Readiness) {
  return { accounts: accounts.map(withoutIds), regions: regions.map(withoutIds), cells, quotas };
}

const first: { text: string | null } = { text: null };

onBoth("a scan of first-look", ({ fresh }) => {
  it(
    "reads back the same as it was told, and the same as from the other store",
    async () => {
      const { options } = await fresh();
      const bench = await aBench({ world: "first-look" });
      const file = bench.file("readiness.yaml", `regions: [${REGIONS.join(", ")}]\n`);
      const env = {
        ...KEYS,
        AWS_ENDPOINT_URL: bench.standIn.url,
        READINESS_CONFIG: file,
        READINESS_DATA_DIR: options.dataDir,
        DATABASE_URL: options.databaseUrl ?? undefined,
        LOG_LEVEL: "silent",
      };
      const read = async (scan: boolean) => {
        const app = await createRuntime({ ...process.env, ...env });
        if (!app.ok) throw new Error(app.error.join());
        const { scanner, close } = app.value;
        const ctx = app.value.contextOf(LOCAL);
        if (scan) await scanner.run("command", { accounts: null, regions: null, models: null });
        const readiness = toReadiness(await ctx.world.read(), { scan: null, filter: ALL });
        await close();
        return timeless(readiness);
      };
      try {
        const [told, kept] = await withEnvironment(env, async () => [
          await read(true),
          await read(false),
        ]);
        expect(told.cells.length).toBeGreaterThan(100);
        expect(new Set(told.cells.map(({ state }) => state)).size).toBeGreaterThan(3);
        expect(told.quotas.length).toBeGreaterThan(100);
        expect(kept).toEqual(told);
        first.text ??= JSON.stringify(told);
        expect(kept).toEqual(JSON.parse(first.text));
      } finally {
        await bench.close();
      }
    },
    LONG_MS,
  );
});
