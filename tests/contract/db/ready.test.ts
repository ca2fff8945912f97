import pg from "pg";
import { expect, it } from "vitest";
import { readReadiness } from "@/lib/services/ready";
import { settingsOf } from "@/tests/contract/columns/grounds";
import { INSIDE } from "@/tests/support/inside";
import { onBoth, runSql } from "./databases";
import { T0 } from "./samples";

const ground = { now: () => T0, inside: INSIDE };
const settings = (intervalMs: number) => () =>
  settingsOf({ at: T0, intervalMs, regions: [], requirements: [] });

onBoth("whether it is ready", ({ engine, fresh }) => {
  it.each([
    ["scans that keep their interval warn of nothing", 3_600_000, null],
    ["scans that take longer than it warn", 1_000, expect.stringMatching(/./)],
  ])("%s", async (_what, intervalMs, warning) => {
    const stores = await (await fresh()).open();
    await stores.scans.start({
      ...{ scanId: "scan-1", startedAt: T0 - 60_000, scope: "all", trigger: "schedule" },
    });
    await stores.scans.finish("scan-1", {
      ...{ finishedAt: T0 - 1, outcome: "complete", problem: null, stats: null },
    });
    const found = await readReadiness({ ...ground, stores, settings: settings(intervalMs) });
    expect(found).toEqual({ is: "ready", warning });
  });

  it("a store that can be written and not read is not, and says so in bounds", async () => {
    const store = await fresh();
    const stores = await store.open();
    const { databaseUrl } = store.options;
    const other = databaseUrl ? new pg.Client({ connectionString: databaseUrl }) : null;
    if (other) {
      await other.connect();
      await other.query("begin");
      await other.query("lock table scans in access exclusive mode");
    } else await runSql(store.options, "drop table scans");
    const found = await readReadiness({ ...ground, stores, settings: settings(3_600_000) });
    await other?.end();
    const why =
      engine === "postgres" ? "No answer within 1 s" : expect.stringMatching(/does not work/);
    expect(found).toMatchObject({ is: "not-read", error: { message: why } });
  });
});
