import { describe, expect, it, vi } from "vitest";
import { openStores } from "@/lib/db/open";
import { readAct } from "@/lib/domain/acts/codec";
import { startDuties } from "@/lib/jobs/duties";
import { createPresence } from "@/lib/jobs/kinds/scan/presence";
import { settleActs } from "@/lib/jobs/kinds/settle-acts/settler";
import { createRuntime } from "@/lib/start";
import { answer, environmentOf } from "@/tests/contract/check/gate";
import { holdingsOf } from "@/tests/support/jobs/holdings";
import { withEnvironment } from "@/tests/support/stand-in";
import {
  ACCOUNT,
  accept,
  act,
  bench,
  CONFIG,
  confirmed,
  LONG_MS,
  printed,
  took,
  usesCommandBench,
} from "./command-bench";

usesCommandBench();

const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe("act on the command line", { timeout: LONG_MS }, () => {
  it.each([
    ["off", CONFIG.replace("enabled: true", "enabled: false"), "are off here"],
    ["of another kind", CONFIG.replace("[accept-agreement, ", "["), "allows no accept-agreement"],
    ["without a role", CONFIG.replace(/ {4}actRole.*\n/, ""), "names no act role"],
  ])("is wrong usage where acts are %s", async (_name, config, text) => {
    const { code, err } = await act(accept("writer.palmyra-x5-v1:0"), config);
    expect({ code, told: err.includes(text) }).toEqual({ code: 3, told: true });
  });

  it("says that no dashboard watches, reads nothing by a scan, and is watched by the one that starts next", async () => {
    const { control } = bench.standIn;
    control.given({ change: "region", region: "af-south-1", status: "DISABLED" });
    control.given({ change: "after-writes", region: { inMs: 0 } });
    const region = await printed(["enable-region", "--account", ACCOUNT, "--region", "af-south-1"]);
    expect(await confirmed(region)).toMatchObject({
      code: 0,
      out: { state: "accepted", watched: false },
    });
    control.clearCalls();
    await answer(bench, ["scan"], CONFIG);
    const operations = control.calls().map(({ operation }) => operation);
    expect(operations).toContain("ListFoundationModels");
    expect(operations).not.toContain("AssumeRole");
    const ends = await withEnvironment(environmentOf(bench, CONFIG), async () => {
      const app = await createRuntime({ ...process.env });
      if (!app.ok) throw new Error(app.error.join());
      const { contextOf, holdings, tookOver, close } = app.value;
      let now = Date.now();
      const ctx = { ...contextOf({ kind: "system", work: "acts" }), now: () => now };
      const sleep = async (ms: number) => {
        now += ms;
        await new Promise(setImmediate);
      };
      const means = { holdings, tookOver, sleep, random: () => 0.5 };
      const settler = startDuties(ctx, means, [settleActs(ctx)]);
      const state = async () => {
        const row = await ctx.stores.acts.get(region.act);
        return row && readAct(row.body)?.step.state;
      };
      try {
        await vi.waitFor(async () => expect(await state()).toBe("done"), { timeout: 20_000 });
        return await state();
      } finally {
        await settler.stop();
        await close();
      }
    });
    expect(ends).toBe("done");
    expect(took()).toEqual([]);
  });

  it("says that the dashboard of its store watches, where one runs", async () => {
    bench.standIn.control.given({ change: "region", region: "me-south-1", status: "DISABLED" });
    const region = await printed(["enable-region", "--account", ACCOUNT, "--region", "me-south-1"]);
    const stores = await openStores({
      databaseUrl: null,
      dataDir: `${bench.folder}/data`,
      log: QUIET,
    });
    if (!stores.ok) throw new Error(stores.error.message);
    const presence = createPresence(
      { stores: stores.value, log: QUIET },
      holdingsOf({ stores: stores.value, log: QUIET }, "dashboard"),
    );
    await presence.keep();
    try {
      expect(await confirmed(region)).toMatchObject({ code: 0, out: { watched: true } });
    } finally {
      await presence.end();
      await stores.value.close();
    }
  });
});
