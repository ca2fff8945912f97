import { groupBy } from "@/lib/domain/group-by";
import type { QuotaScope } from "@/lib/domain/quota/types";
import { type EpochMs, HOUR_MS } from "@/lib/domain/time";
import { calledAs } from "./called";
import type { Series, SeriesAnswer, UseMetric } from "./series";
import type { Measured, ModelUse, TokenUse, UsualLoad } from "./use";
import type { UseWindow } from "./window";

type ModelAnswer = SeriesAnswer & { id: string; modelId: string; scope: QuotaScope };
type Sums = ReadonlyMap<EpochMs, number>;

/**
 * What a Region's series say of each model and scope. A quota is drawn on by all the ids of its scope together, so their
 * minutes are added before the busiest is looked for.
 */
export function sumUpUse(
  answers: readonly SeriesAnswer[],
  { window, left }: { window: UseWindow; left: readonly Series[] },
): readonly ModelUse[] {
  const all = [
    ...answers,
    ...left.map((series) => ({ series, points: [], incomplete: "it was not asked for" })),
  ];
  const told = all.flatMap((answer): ModelAnswer[] => {
    const called = calledAs(answer.series.dimension);
    return called.kind === "model" ? [{ ...answer, ...called }] : [];
  });
  return [...groupBy(told, ({ modelId }) => modelId).values()].flatMap((ofModel) =>
    scopesOf(ofModel).map(({ scope, among }) => modelUse(among, { scope, window })),
  );
}

type ScopeUse = { scope: QuotaScope | null; among: readonly ModelAnswer[] };

function scopesOf(ofModel: readonly ModelAnswer[]): readonly ScopeUse[] {
  const each = groupBy(ofModel, ({ scope }) => scope);
  const uses: ScopeUse[] = [...each].map(([scope, among]) => ({ scope, among }));
  const [onDemand, geographic] = [each.get("on-demand"), each.get("cross-region")];
  return onDemand && geographic
    ? [...uses, { scope: null, among: [...onDemand, ...geographic] }]
    : uses;
}

function modelUse(
  among: readonly ModelAnswer[],
  { scope, window }: { scope: QuotaScope | null; window: UseWindow },
): ModelUse {
  const of = (metric: UseMetric) => summed(among.filter(({ series }) => series.metric === metric));
  return {
    modelId: among[0]?.modelId ?? "",
    scope,
    calledBy: [...new Set(among.map(({ id }) => id))].sort(),
    tokens: then(of("EstimatedTPMQuotaUsage"), (sums) => tokenUse(sums, window)),
    throttled: then(of("InvocationThrottles"), total),
    load: usualLoad({
      calls: of("Invocations"),
      input: of("InputTokenCount"),
      output: of("OutputTokenCount"),
    }),
  };
}

function summed(answers: readonly SeriesAnswer[]): Measured<Sums> {
  const short = answers.find(({ incomplete }) => incomplete !== null);
  if (short) return { status: "incomplete", why: short.incomplete ?? "" };
  const sums = new Map<EpochMs, number>();
  for (const { points } of answers)
    for (const { at, value } of points) sums.set(at, (sums.get(at) ?? 0) + value);
  return sums.size === 0 ? { status: "no-data" } : { status: "seen", value: sums };
}

const then = <From, To>(told: Measured<From>, change: (value: From) => To): Measured<To> =>
  told.status === "seen" ? { status: "seen", value: change(told.value) } : told;

const total = (sums: Sums): number => [...sums.values()].reduce((sum, value) => sum + value, 0);

const HOURS = 24;

function tokenUse(sums: Sums, { from }: UseWindow): TokenUse {
  const hours: (number | null)[] = Array.from({ length: HOURS }, () => null);
  for (const [at, value] of sums) {
    const hour = Math.floor((at - from) / HOUR_MS);
    if (hour >= 0 && hour < HOURS) hours[hour] = Math.max(hours[hour] ?? 0, value);
  }
  const [peakAt = from, peak = 0] = [...sums].sort(([, a], [, b]) => b - a)[0] ?? [];
  return { peak, peakAt, hours };
}

type OfCalls = { calls: Measured<Sums>; input: Measured<Sums>; output: Measured<Sums> };

/** Null unless all of it is known: a load of which a part is missing would fit too easily. */
function usualLoad({ calls, input, output }: OfCalls): UsualLoad | null {
  if (calls.status !== "seen" || input.status !== "seen" || output.status !== "seen") return null;
  const count = total(calls.value);
  if (count <= 0) return null;
  return {
    callsPerMinute: Math.max(...calls.value.values()),
    inputTokens: Math.ceil(total(input.value) / count),
    outputTokens: Math.ceil(total(output.value) / count),
  };
}
