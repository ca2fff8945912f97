import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/time";
import { startTroubleReader } from "@/lib/jobs/kinds/read-trouble/reader";
import type { Context } from "@/lib/services/context";
import { readSettings } from "@/lib/services/settings/read-settings";
import { createTroubleBoard } from "@/lib/services/trouble/board";
import { readTrouble } from "@/lib/services/trouble/read-trouble";
import type { Feed } from "@/lib/stand-in/health-feed";
import type { App } from "@/lib/start";
import { withApp } from "@/tests/support/an-app";
import { aBench, type Environment, withEnvironment } from "@/tests/support/stand-in";

const REGIONS = ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "eu-north-1"];
const CONFIG = `regions: [${REGIONS.join(", ")}]\n`;
const OPEN: Feed = {
  kind: "items",
  items: [{ title: "Service disruption: Increased Error Rates", text: "We look.", agoMs: 60_000 }],
};

const bench = await aBench({ world: "all-ready" });
const { control, url } = bench.standIn;
const env = (more: Environment = {}): Environment => ({
  AWS_ENDPOINT_URL: url,
  READINESS_DATA_DIR: `${bench.folder}/data`,
  READINESS_CONFIG: bench.file("readiness.yaml", CONFIG),
  HEALTH_FEED_URL: `${url}/rss`,
  ...more,
});
await bench.scan([], env());
afterAll(() => bench.close());
beforeEach(() => {
  control.reset();
  control.clearCalls();
});

const tell = (feed: Feed, ...regions: readonly string[]) =>
  control.given(...regions.map((region) => ({ change: "feed", region, feed }) as const));
const asked = () =>
  control
    .calls()
    .flatMap(({ service, region, calls }) =>
      service === "health-feed" ? [`${region} ${calls}`] : [],
    );

/** Runs so many rounds of the reader, and gives the pauses between them. */
async function rounds(ctx: Context, ask: App["askFeed"], count: number): Promise<number[]> {
  const pauses: number[] = [];
  await new Promise<void>((resolve) => {
    const worker = startTroubleReader(ctx, {
      ask,
      random: () => 0.5,
      async sleep(ms) {
        pauses.push(ms);
        if (pauses.length >= count) void worker.stop().then(resolve);
      },
    });
  });
  return pauses.slice(0, count);
}

const inApp = <T>(more: Environment, work: (app: App & { ctx: Context }) => Promise<T>) =>
  withEnvironment(env(more), () => withApp(work));

describe("AWS's own trouble", () => {
  it("is asked for every five minutes in every Region of the accounts, and told by Region", async () => {
    tell(OPEN, "us-west-2");
    tell({ kind: "raw", status: 500, body: "" }, "eu-north-1");
    await inApp({}, async ({ ctx, askFeed }) => {
      const before = await readTrouble(ctx);
      expect(before.regions.map(({ trouble }) => trouble.status)).toEqual(
        REGIONS.map(() => "unknown"),
      );
      expect(await rounds(ctx, askFeed, 2)).toEqual([5 * MINUTE_MS, 5 * MINUTE_MS]);
      const { on, regions } = await readTrouble(ctx);
      expect(on).toBe(true);
      const by = Object.fromEntries(regions.map(({ region, trouble }) => [region, trouble]));
      expect(by["us-west-2"]).toMatchObject({
        status: "open",
        events: [{ subject: "Increased Error Rates" }],
      });
      expect(by["us-east-1"]?.status).toBe("quiet");
      expect(by["eu-north-1"]).toMatchObject({ status: "unknown", at: null });
      const { awsHealth } = await readSettings(ctx);
      expect(awsHealth).toMatchObject({
        host: new URL(url).host,
        answeredAt: expect.any(Number),
        failed: { problem: "The feed answered HTTP 500." },
      });
    });
    expect(asked()).toContain("us-west-2 2");
    expect(asked()).toContain("eu-north-1 4");
  });

  it("rests longer and longer where nothing lets it out, and does not try every Region", async () => {
    tell({ kind: "dead" }, ...REGIONS);
    await inApp({}, async ({ ctx, askFeed }) => {
      const pauses = await rounds(ctx, askFeed, 5);
      expect(pauses).toEqual([10, 20, 40, 60, 60].map((minutes) => minutes * MINUTE_MS));
      expect(Math.max(...pauses)).toBe(HOUR_MS);
      const { regions } = await readTrouble(ctx);
      expect(regions.every(({ trouble }) => trouble.status === "unknown")).toBe(true);
    });
    expect(asked()).toHaveLength(REGIONS.length - 1);
  });

  it.each<[string, Environment, string]>([
    ["the file says no", {}, `${CONFIG}awsHealth: { enabled: false }\n`],
    ["AWS has another address, and the feeds have none", { HEALTH_FEED_URL: undefined }, CONFIG],
  ])("is not asked for where %s", async (_name, more, config) => {
    const READINESS_CONFIG = bench.file("off.yaml", config);
    await inApp({ ...more, READINESS_CONFIG }, async ({ ctx, askFeed }) => {
      await rounds(ctx, askFeed, 2);
      expect(await readTrouble(ctx)).toMatchObject({ on: false, regions: [] });
      expect((await readSettings(ctx)).awsHealth).toEqual({
        host: null,
        answeredAt: null,
        failed: null,
      });
    });
    expect(asked()).toEqual([]);
  });

  it("changes no verdict", async () => {
    tell(OPEN, ...REGIONS);
    await inApp({}, async ({ ctx, askFeed }) => {
      const before = await ctx.world.read();
      await rounds(ctx, askFeed, 1);
      const after = await ctx.world.read();
      expect(
        after.accounts.map(({ regions }) => regions.map(({ judged }) => judged.cells)),
      ).toEqual(before.accounts.map(({ regions }) => regions.map(({ judged }) => judged.cells)));
    });
  });

  it("keeps what it knew while a feed fails, and its ETag", () => {
    const board = createTroubleBoard();
    const item = { title: "Service impact: Errors", text: "", at: 1_000 };
    board.note("us-east-1", { status: "read", items: [item], etag: '"a"' }, 2_000);
    board.note("us-east-1", { status: "failed", problem: "No.", reached: true }, 3_000);
    expect(board.standing("us-east-1", 3_000)).toMatchObject({ status: "open", at: 2_000 });
    expect(board.etagOf("us-east-1")).toBe('"a"');
    board.note("us-east-1", { status: "same" }, 4_000);
    expect(board.standing("us-east-1", 4_000)).toMatchObject({ status: "open", at: 4_000 });
    expect(board.lastTries(["us-east-1", "us-west-2"])).toEqual({
      answeredAt: 4_000,
      failed: null,
    });
  });
});
