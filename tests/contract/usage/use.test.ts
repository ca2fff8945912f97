import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { policy } from "@/lib/cli/policy";
import { QuotasView } from "@/lib/contracts/quotas";
import { readCell } from "@/lib/services/cells/cell-view";
import { ListQuotasInput } from "@/lib/services/quotas/input";
import { listQuotas } from "@/lib/services/quotas/list-quotas";
import { readSettings } from "@/lib/services/settings/read-settings";
import { answer, environmentOf } from "@/tests/contract/check/gate";
import { withApp } from "@/tests/support/an-app";
import { aBench, type Bench, withEnvironment } from "@/tests/support/stand-in";

const LONG_MS = 120_000;
const REGION = "eu-west-1";
const HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";
const ON = `regions: [${REGION}]\nusage: { enabled: true }\n`;
const OFF = `regions: [${REGION}]\n`;

/** The actions that the command prints, as someone would paste them. */
function printed(...args: string[]): readonly string[] {
  let text = "";
  policy(args, {
    out: (part) => {
      text += part;
    },
    err: () => undefined,
  });
  return JSON.parse(text).Statement.flatMap(({ Action }: { Action: string[] }) => Action);
}

let bench: Bench;
beforeAll(async () => {
  bench = await aBench({ world: "all-ready" });
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.standIn.control.reset();
  bench.standIn.control.given({
    change: "use",
    use: [
      {
        ...{ region: REGION, calledId: `eu.${HAIKU}`, callsPerMinute: 1_000 },
        ...{ inputTokens: 500, outputTokens: 100, burndown: 5, throttledAnHour: 2 },
      },
    ],
  });
});

const shown = (config: string) =>
  withEnvironment(environmentOf(bench, config), () =>
    withApp(async ({ ctx }) => {
      const quotas = await listQuotas(ctx, ListQuotasInput.parse({ region: REGION }));
      const account = "111122223333";
      const cell = await readCell(ctx, { account, region: REGION, modelId: HAIKU });
      if (!quotas.ok || !cell.ok) throw new Error("nothing was read");
      const { usage } = (await readSettings(ctx)).inUse;
      return { quotas: QuotasView.parse(quotas.value), cell: cell.value, usage };
    }),
  );
const geographic = (lines: QuotasView["lines"]) =>
  lines.find(
    ({ modelId, scope, unit }) =>
      modelId === HAIKU && scope === "cross-region" && unit === "tokens-per-minute",
  );
const monitoring = () =>
  bench.standIn.control
    .calls()
    .filter(({ service }) => service === "monitoring")
    .map(({ operation, calls }) => `${operation} ${calls}`)
    .sort();

it(
  "is read by the rights that policy prints, kept, and shown beside the quota",
  async () => {
    bench.standIn.control.setPolicy({ allow: [...printed("--with", "usage")] });
    expect((await answer(bench, ["scan"], ON)).code).toBe(0);
    expect(monitoring()).toEqual(["GetMetricData 1", "ListMetrics 1"]);
    const { quotas, cell, usage } = await shown(ON);
    const line = geographic(quotas.lines);
    expect(line?.use).toMatchObject({
      tokens: { status: "seen", value: { peak: 1_000_000 } },
      throttled: { status: "seen", value: 48 },
      share: 1_000_000 / (line?.applied ?? 0),
    });
    expect(quotas.use).toEqual({ on: true, metrics: 5, monthlyUsd: 0.0365 });
    expect(cell.quotas).toContainEqual(expect.objectContaining({ use: line?.use }));
    expect([cell.use?.status, usage]).toEqual(["read", true]);

    const off = await shown(OFF);
    expect(geographic(off.quotas.lines)?.use).toBeUndefined();
    expect([off.cell.use, off.usage]).toEqual([undefined, false]);
    expect(off.quotas.use).toMatchObject({ on: false });
    expect(off.quotas.use.monthlyUsd).toBeGreaterThan(0);
  },
  LONG_MS,
);

it(
  "is not asked where it is off; and without its rights the scan is whole all the same, and says so of the use",
  async () => {
    bench.standIn.control.setPolicy({ allow: [...printed()] });
    expect((await answer(bench, ["scan"], OFF)).code).toBe(0);
    expect(monitoring()).toEqual([]);
    const config = `${ON}maskAccountIds: true\n`;
    await withEnvironment(
      { ...environmentOf(bench, config), READINESS_DATA_DIR: `${bench.folder}/other` },
      async () => {
        bench.standIn.control.clearCalls();
        await withApp(async ({ ctx, scanner }) => {
          const scope = { accounts: null, regions: null, models: null };
          expect((await scanner.run("command", scope)).outcome).toBe("complete");
          const quotas = await listQuotas(ctx, ListQuotasInput.parse({ region: REGION }));
          const [region] = quotas.ok ? quotas.value.regions : [];
          expect(region?.use).toMatchObject({
            status: "failed",
            readAt: null,
            fault: { code: "AccessDeniedException" },
          });
          expect(quotas.ok && geographic(quotas.value.lines)?.use).toBeUndefined();
        });
      },
    );
  },
  LONG_MS,
);
