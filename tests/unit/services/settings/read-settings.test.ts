import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Watch } from "@/lib/domain/agreement/watch";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import { readSettings } from "@/lib/services/settings/read-settings";
import { rowOf } from "@/lib/services/watches/watch-docs";
import { deliverNotices } from "@/lib/services/webhook/deliver-notices";
import { aWatch } from "@/tests/support/watches/watch";
import { aWorld, T0, type World } from "@/tests/support/watches/world";

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

const withWebhook = (): Context => {
  const ctx = world.process();
  const webhook = () => ({ host: "hooks.example.com", signed: true });
  return { ...ctx, installation: { ...ctx.installation, webhook } };
};

describe("the settings", () => {
  it("say where the store is and how large, and that no file names accounts", async () => {
    const view = await readSettings(world.process());
    expect(view.store).toMatchObject({ engine: "sqlite", problem: null });
    expect(view.store.where).toMatch(/readiness\.db$/);
    expect(view.store.bytes).toBeGreaterThan(4_000);
    expect(view.inUse).toMatchObject({ namesAccounts: false, accounts: 1, intervalMs: 900_000 });
    expect(view.webhook).toBeNull();
  });

  it("say what may be done to AWS, and in how many accounts", async () => {
    const ctx = world.process();
    const off = await readSettings(ctx);
    expect(off.inUse.acts).toEqual({ kinds: 0, accounts: 0, secondPerson: false });
    const actions = { enabled: true, kinds: ["enable-region"], secondPerson: true } as const;
    const [own] = ctx.accounts();
    if (!own) throw new Error("no account");
    const on = await readSettings({
      ...ctx,
      settings: () => ({ ...ctx.settings(), actions }),
      accounts: () => [own, { ...own, key: "b", actRole: "arn:aws:iam::111122223333:role/Act" }],
    });
    expect(on.inUse.acts).toEqual({ kinds: 1, accounts: 1, secondPerson: true });
  });

  it("tell a scan that runs from one whose process ended first", async () => {
    const { scans } = world.stores;
    const row = { startedAt: T0, scope: "all", trigger: "schedule" } as const;
    await scans.start({ ...row, scanId: "lost" });
    await scans.start({ ...row, scanId: "done" });
    const stats = { calls: 12, throttled: 0, retries: 0 };
    await scans.finish("done", {
      finishedAt: T0 + SECOND_MS,
      outcome: "complete",
      stats,
      problem: null,
    });
    await scans.start({ ...row, scanId: "now" });
    const ctx = world.process();
    const progress = { ...ctx.scans, progress: () => ({ ...PROGRESS, scanId: "now" }) };
    const view = await readSettings({ ...ctx, scans: progress });
    expect(
      view.scans.map(({ scanId, outcome, runs, calls }) => [scanId, outcome, runs, calls]),
    ).toEqual([
      ["now", null, true, null],
      ["done", "complete", false, 12],
      ["lost", null, false, null],
    ]);
  });

  it("show what the webhook was told last, with what came of it", async () => {
    const watch: Watch = {
      ...aWatch(),
      flight: { state: "active", startedAt: T0, endedAt: T0 + MINUTE_MS, lastPendingAt: T0 },
      notices: [{ flightNo: 1, kind: "active", at: T0 + MINUTE_MS }],
    };
    await world.stores.watches.put(rowOf(watch, T0), 0);
    world.now = T0 + 2 * MINUTE_MS;
    const signal = new AbortController().signal;
    const answers = ["The webhook answered HTTP 500.", null];
    const send = async () => answers.shift() ?? null;
    await deliverNotices(world.process(), { send, publicUrl: null, signal });
    const broken = await readSettings(withWebhook());
    expect(broken.webhook).toMatchObject({
      host: "hooks.example.com",
      waiting: 1,
      sent: [{ state: "waiting", problem: "The webhook answered HTTP 500.", at: world.now }],
    });
    world.now += MINUTE_MS;
    await deliverNotices(world.process(), { send, publicUrl: null, signal });
    const mended = await readSettings(withWebhook());
    expect(mended.webhook).toMatchObject({
      waiting: 0,
      sent: [{ state: "done", problem: null, at: world.now }],
    });
    expect(mended.webhook?.sent[0]?.about).toMatch(/agreement ready after 1 min/);
  });
});

const PROGRESS = {
  startedAt: T0,
  regionsDone: 1,
  regionsTotal: 2,
  cellsDecided: 1,
  cellsTotal: 2,
  secondsLeft: null,
};
