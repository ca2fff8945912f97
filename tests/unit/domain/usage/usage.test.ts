import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/time";
import { calledAs } from "@/lib/domain/usage/called";
import { metricsOf, monthlyUsd } from "@/lib/domain/usage/cost";
import { quotaUse } from "@/lib/domain/usage/of-quota";
import {
  type ListedMetric,
  SERIES_MAX,
  type SeriesAnswer,
  seriesToAsk,
} from "@/lib/domain/usage/series";
import { sumUpUse } from "@/lib/domain/usage/sum-up";
import type { RegionUse } from "@/lib/domain/usage/use";
import { isUseDue, windowBefore } from "@/lib/domain/usage/window";
import { aFault } from "@/tests/support/build-facts";

const SKY = "acme.sky-9-v1:0";
const TO = Date.UTC(2026, 10, 28, 12);
const WINDOW = { from: TO - DAY_MS, to: TO };
const ARN = "arn:aws:bedrock:eu-west-1:111122223333";

describe("what a dimension names", () => {
  it.each([
    [SKY, SKY, "on-demand"],
    [`eu.${SKY}`, `eu.${SKY}`, "cross-region"],
    [`us-gov.${SKY}`, `us-gov.${SKY}`, "cross-region"],
    [`global.${SKY}`, `global.${SKY}`, "global"],
    [`${ARN}:inference-profile/eu.${SKY}`, `eu.${SKY}`, "cross-region"],
    [`arn:aws:bedrock:eu-west-1::foundation-model/${SKY}`, SKY, "on-demand"],
  ])("%s is a model's, without an account", (dimension, id, scope) => {
    expect(calledAs(dimension)).toEqual({ kind: "model", id, modelId: SKY, scope });
  });

  it.each([
    ["deepseek.v3.2", { kind: "model", modelId: "deepseek.v3.2", scope: "on-demand" }],
    [`${ARN}:application-inference-profile/abc`, { kind: "application-profile" }],
    [`${ARN}:provisioned-model/abc`, { kind: "own-throughput" }],
    [`${ARN}:imported-model/abc`, { kind: "own-throughput" }],
    ["arn:odd", { kind: "own-throughput" }],
  ])("%s", (dimension, expected) => {
    expect(calledAs(dimension)).toMatchObject(expected);
  });
});

const listed = (metric: string, ...values: string[]): ListedMetric => ({
  metric,
  dimensions: values.map((value, place) => ({
    name: place === 0 ? "ModelId" : "ServiceTier",
    value,
  })),
});

describe("which series are asked for", () => {
  it("those of one id, of metrics that are shown, each once", () => {
    const { series, applicationProfiles, left } = seriesToAsk([
      listed("Invocations", SKY),
      listed("Invocations", SKY),
      listed("Invocations", SKY, "default"),
      listed("Invocations"),
      listed("InvocationLatency", SKY),
      listed("InvocationThrottles", SKY),
      listed("Invocations", `${ARN}:application-inference-profile/abc`),
      listed("InputTokenCount", `${ARN}:application-inference-profile/abc`),
    ]);
    expect(series.map(({ metric }) => metric)).toEqual(["InvocationThrottles", "Invocations"]);
    expect({ applicationProfiles, left }).toEqual({ applicationProfiles: 1, left: [] });
  });

  it.each([
    [SERIES_MAX, 0],
    [SERIES_MAX + 1, 1],
  ])("of %i none is left out but %i, and throttles go first", (count, over) => {
    const many = Array.from({ length: count - 1 }, (_, place) =>
      listed("Invocations", `acme.m${place}-v1`),
    );
    const { series, left } = seriesToAsk([...many, listed("InvocationThrottles", SKY)]);
    expect(series[0]?.metric).toBe("InvocationThrottles");
    expect(left).toHaveLength(over);
  });
});

describe("when it is read", () => {
  const now = TO + 30_000;
  it("up to three minutes ago, on a whole minute", () => {
    expect(windowBefore(TO + 3 * MINUTE_MS + 59_999)).toEqual(WINDOW);
    expect(windowBefore(TO + 4 * MINUTE_MS).to).toBe(TO + MINUTE_MS);
  });

  const source = (at: number) => ({ operation: "o", requestId: null, at, attempt: 1 });
  it.each([
    ["never", { status: "never" } as const, true],
    [
      "54 minutes ago",
      { status: "read", value: 1, source: source(now - 54 * MINUTE_MS) } as const,
      false,
    ],
    [
      "55 minutes ago",
      { status: "read", value: 1, source: source(now - 55 * MINUTE_MS) } as const,
      true,
    ],
    [
      "failed a minute ago",
      {
        status: "failed",
        fault: aFault("NetworkError", { at: now - MINUTE_MS, attempt: 1 }),
        last: null,
      } as const,
      false,
    ],
    ["in a far future", { status: "read", value: 1, source: source(now + HOUR_MS) } as const, true],
  ])("%s", (_name, reading, due) => {
    expect(isUseDue(reading, now)).toBe(due);
  });
});

const answer = (
  metric: SeriesAnswer["series"]["metric"],
  points: readonly (readonly [minute: number, value: number])[],
  over: { dimension?: string; incomplete?: string } = {},
): SeriesAnswer => ({
  series: { metric, dimension: over.dimension ?? SKY },
  points: points.map(([minute, value]) => ({ at: WINDOW.from + minute * MINUTE_MS, value })),
  incomplete: over.incomplete ?? null,
});
const TOKENS = "EstimatedTPMQuotaUsage";

describe("what the series come to", () => {
  it("minutes of all ids of a scope are added before the busiest is looked for", () => {
    const [use] = sumUpUse(
      [
        answer(
          TOKENS,
          [
            [0, 100],
            [61, 70],
          ],
          { dimension: `eu.${SKY}` },
        ),
        answer(TOKENS, [[61, 50]], { dimension: `us.${SKY}` }),
      ],
      { window: WINDOW, left: [] },
    );
    expect(use).toMatchObject({ scope: "cross-region", calledBy: [`eu.${SKY}`, `us.${SKY}`] });
    expect(use?.tokens).toEqual({
      status: "seen",
      value: {
        peak: 120,
        peakAt: WINDOW.from + 61 * MINUTE_MS,
        hours: [100, 120, ...Array.from({ length: 22 }, () => null)],
      },
    });
  });

  it.each<[string, readonly SeriesAnswer[], object]>([
    ["no datapoint", [answer(TOKENS, [])], { tokens: { status: "no-data" } }],
    [
      "a metric that is not listed",
      [answer("Invocations", [[0, 1]])],
      { tokens: { status: "no-data" }, throttled: { status: "no-data" } },
    ],
    [
      "a part of one id",
      [answer(TOKENS, [[0, 9]]), answer(TOKENS, [[0, 9]], { incomplete: "why" })],
      { tokens: { status: "incomplete", why: "why" } },
    ],
    [
      "throttled calls",
      [
        answer("InvocationThrottles", [
          [0, 2],
          [9, 3],
        ]),
      ],
      { throttled: { status: "seen", value: 5 } },
    ],
    [
      "a load",
      [
        answer("Invocations", [
          [0, 1],
          [1, 3],
        ]),
        answer("InputTokenCount", [
          [0, 10],
          [1, 31],
        ]),
        answer("OutputTokenCount", [[1, 4]]),
      ],
      { load: { callsPerMinute: 3, inputTokens: 11, outputTokens: 1 } },
    ],
    [
      "a load without its output",
      [answer("Invocations", [[0, 1]]), answer("InputTokenCount", [[0, 10]])],
      { load: null },
    ],
    [
      "a load of no call",
      [
        answer("Invocations", [[0, 0]]),
        answer("InputTokenCount", [[0, 10]]),
        answer("OutputTokenCount", [[0, 4]]),
      ],
      { load: null },
    ],
  ])("%s", (_name, answers, expected) => {
    expect(sumUpUse(answers, { window: WINDOW, left: [] })[0]).toMatchObject(expected);
  });

  it("what was left out is not known", () => {
    const left = [{ metric: TOKENS, dimension: SKY }] as const;
    expect(sumUpUse([], { window: WINDOW, left })[0]?.tokens.status).toBe("incomplete");
  });

  it("the busiest minute is as large as any, and no hour is above it", () => {
    const points = fc.array(fc.tuple(fc.nat(1_439), fc.nat(1e9)), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(points, (given) => {
        const byMinute = [...new Map(given.map(([minute, value]) => [minute, value] as const))];
        const [use] = sumUpUse([answer(TOKENS, byMinute)], { window: WINDOW, left: [] });
        const tokens = use?.tokens.status === "seen" ? use.tokens.value : null;
        const most = Math.max(...byMinute.map(([, value]) => value));
        expect(tokens?.peak).toBe(most);
        expect(Math.max(...(tokens?.hours ?? []).map((hour) => hour ?? -1))).toBe(most);
      }),
    );
  });
});

describe("the use of a quota", () => {
  const row = {
    modelId: SKY,
    scope: "cross-region",
    unit: "tokens-per-minute",
    variant: null,
    applied: 200,
  } as const;
  const use = (over: Partial<RegionUse> = {}): RegionUse => ({
    ...WINDOW,
    models: sumUpUse([answer(TOKENS, [[0, 50]], { dimension: `eu.${SKY}` })], {
      window: WINDOW,
      left: [],
    }),
    applicationProfiles: 0,
    metricsAsked: 1,
    ...over,
  });
  const read = (value: RegionUse) =>
    ({
      status: "read",
      value,
      source: { operation: "o", requestId: null, at: TO, attempt: 1 },
    }) as const;

  it.each([
    ["a share of what is applied", row, use(), 0.25],
    ["none of an applied value that is not known", { ...row, applied: null }, use(), null],
    ["none of 0", { ...row, applied: 0 }, use(), null],
    ["none where application profiles were called", row, use({ applicationProfiles: 1 }), null],
    ["none where nothing was counted", { ...row, scope: "global" as const }, use(), null],
    ["of a quota of both scopes by the one that was called", { ...row, scope: null }, use(), 0.25],
  ])("%s", (_name, given, value, share) => {
    expect(quotaUse(given, read(value))?.share).toBe(share);
  });

  it.each([
    ["of another unit", { ...row, unit: "tokens-per-day" as const }],
    ["of long context", { ...row, variant: "1M" }],
    ["of no model", { ...row, modelId: null }],
  ])("is not told of a quota %s", (_name, given) => {
    expect(quotaUse(given, read(use()))).toBeNull();
  });

  it("is what was last read where it fails, and nothing where it never was", () => {
    const fault = aFault("NetworkError", { at: TO, attempt: 2 });
    const { status: _, ...last } = read(use());
    expect(quotaUse(row, { status: "failed", fault, last })?.share).toBe(0.25);
    expect(quotaUse(row, { status: "failed", fault, last: null })).toBeNull();
    expect(quotaUse(row, { status: "never" })).toBeNull();
  });
});

it("costs a cent for a thousand metrics", () => {
  expect(monthlyUsd(metricsOf(24))).toBeCloseTo(0.876);
  expect(monthlyUsd(0)).toBe(0);
});
