import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Reading } from "@/lib/domain/facts/facts";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time";
import type { RegionUse } from "@/lib/domain/usage/use";
import type { Given } from "@/lib/stand-in/control/schema";
import { anAws } from "@/tests/support/an-aws";
import { aBench, type Bench, KEYS, withEnvironment } from "@/tests/support/stand-in";

const NEVER = new AbortController().signal;
const REGION = "eu-west-1";
const HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";
const ACCOUNT = "111122223333";
const APPLICATION = `arn:aws:bedrock:${REGION}:${ACCOUNT}:application-inference-profile/abc123`;

type Use = Extract<Given, { change: "use" }>["use"][number];
const called = (calledId: string, over: Partial<Use> = {}): Use => ({
  region: REGION,
  calledId,
  callsPerMinute: 100,
  inputTokens: 500,
  outputTokens: 20,
  burndown: 5,
  ...over,
});

let bench: Bench;
beforeAll(async () => {
  bench = await aBench({ world: "all-ready" });
});
afterAll(() => bench.close());
afterEach(() => {
  bench.standIn.control.clearFaults();
  bench.standIn.control.setPolicy({});
});

const calls = (operation: string) =>
  bench.standIn.control
    .calls()
    .filter((call) => call.operation === operation)
    .reduce((sum, call) => sum + call.calls, 0);

/** Read with the real SDK in a world in which this is called. */
async function reading(
  use: readonly Use[],
  { pointsAPage }: { pointsAPage?: number } = {},
): Promise<Reading<RegionUse>> {
  const { control, url } = bench.standIn;
  control.given({ change: "use", use: [...use], ...(pointsAPage && { pointsAPage }) });
  control.clearCalls();
  return withEnvironment({ ...KEYS, AWS_ENDPOINT_URL: url }, async () => {
    const aws = await anAws();
    const account = {
      key: "default",
      accountId: null,
      name: null,
      access: { by: "default" },
    } as const;
    return aws.readerFor(account, { expect: null }).use(REGION, NEVER);
  });
}

async function read(...given: Parameters<typeof reading>): Promise<RegionUse> {
  const use = await reading(...given);
  if (use.status !== "read") throw new Error(JSON.stringify(use));
  return use.value;
}

describe("what was called, by the real SDK", () => {
  it("is told for each model and scope, minute by minute for 24 hours, the current minute left out", async () => {
    const use = await read([called(`eu.${HAIKU}`, { throttledAnHour: 3 }), called(HAIKU)]);
    expect(use.to - use.from).toBe(DAY_MS);
    expect(use.to % MINUTE_MS).toBe(0);
    expect(use.to).toBeLessThanOrEqual(Date.now() - 2 * MINUTE_MS);
    const geographic = use.models.find(({ scope }) => scope === "cross-region");
    expect(geographic).toMatchObject({
      modelId: HAIKU,
      calledBy: [`eu.${HAIKU}`],
      tokens: { status: "seen", value: { peak: 100 * (500 + 20 * 5) } },
      throttled: { status: "seen", value: 24 * 3 },
      load: { callsPerMinute: 100, inputTokens: 500, outputTokens: 20 },
    });
    const noon = geographic?.tokens.status === "seen" ? geographic.tokens.value.peakAt : 0;
    expect(new Date(noon).getUTCHours()).toBeGreaterThanOrEqual(11);
    expect(use.models.find(({ scope }) => scope === null)).toMatchObject({
      calledBy: [HAIKU, `eu.${HAIKU}`],
      tokens: { status: "seen", value: { peak: 2 * 100 * (500 + 20 * 5) } },
    });
    expect(use.metricsAsked).toBe(5 + 4);
    expect(calls("GetMetricData")).toBe(1);
  });

  it("asks nothing where nothing was called", async () => {
    expect(await read([])).toMatchObject({ models: [], metricsAsked: 0 });
    expect([calls("ListMetrics"), calls("GetMetricData")]).toEqual([1, 0]);
  });

  it("counts application profiles apart, and own throughput not at all", async () => {
    const provisioned = `arn:aws:bedrock:${REGION}:${ACCOUNT}:provisioned-model/abc`;
    const use = await read([called(APPLICATION), called(provisioned)]);
    expect(use).toMatchObject({ models: [], applicationProfiles: 1, metricsAsked: 0 });
  });

  it("follows pages, whose parts are partial until the last", async () => {
    const use = await read([called(HAIKU)], { pointsAPage: 1_000 });
    expect(calls("GetMetricData")).toBe(6);
    expect(use.models[0]?.tokens).toMatchObject({ status: "seen", value: { peak: 60_000 } });
  });

  it("asks in calls of 70 series", async () => {
    const ids = Array.from({ length: 18 }, (_, place) => called(`acme.model-${place}-v1:0`));
    const use = await read(ids);
    expect(use.metricsAsked).toBe(72);
    expect(calls("GetMetricData")).toBe(2);
    expect(use.models).toHaveLength(18);
  });

  it.each([
    ["a partial series", { status: "PartialData" }, "CloudWatch answered PartialData"],
    ["a forbidden one", { status: "Forbidden" }, "CloudWatch answered Forbidden"],
    ["one that failed", { status: "InternalError" }, "CloudWatch answered InternalError"],
    ["one that is absent", { status: "absent" }, "the answer lacks it"],
  ] as const)("%s tells nothing, and is no 0", async (_name, over, why) => {
    const use = await read([called(HAIKU, over), called(`global.${HAIKU}`)]);
    const of = (scope: string) => use.models.find((one) => one.scope === scope);
    expect(of("on-demand")).toMatchObject({ tokens: { status: "incomplete", why }, load: null });
    expect(of("global")?.tokens.status).toBe("seen");
  });

  it.each(["cloudwatch:ListMetrics", "cloudwatch:GetMetricData"])(
    "without %s it fails with who can add it",
    async (action) => {
      bench.standIn.control.setPolicy({ deny: [action] });
      const use = await reading([called(HAIKU)]);
      expect(use).toMatchObject({
        status: "failed",
        fault: { code: "AccessDeniedException", owner: "iam-admin" },
        last: null,
      });
    },
  );

  it("a throttle is waited for and asked again", async () => {
    bench.standIn.control.addFaults({
      when: { operation: "GetMetricData" },
      times: 1,
      fault: { kind: "throttle" },
    });
    expect((await reading([called(HAIKU)])).status).toBe("read");
    expect(calls("GetMetricData")).toBe(2);
  });
});
