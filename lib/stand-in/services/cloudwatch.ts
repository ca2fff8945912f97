import { z } from "zod";
import { answer, type Outcome, refuse, type WireError } from "@/lib/stand-in/wire/outcome";
import { pageOf } from "@/lib/stand-in/wire/pages";
import { isCounted, METRICS, type Metric, sumAt, type UseSpec } from "@/lib/stand-in/world/usage";
import { routeByTarget } from "./route";
import type { Call, Service } from "./types";

const NAMESPACE = "AWS/Bedrock";
const LISTED_A_PAGE = 500;
/** Where a call asks for no fewer. */
const POINTS_A_PAGE = 100_800;
const QUERIES_MAX = 500;
const MINUTE_MS = 60_000;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html */
function listMetrics(call: Call): Outcome {
  const { Namespace, NextToken, MetricName } = call.input;
  const metrics =
    Namespace === undefined || Namespace === NAMESPACE
      ? usesOf(call).flatMap((use) =>
          METRICS.filter((metric) => isCounted(use, metric)).map((metric) => ({
            Namespace: NAMESPACE,
            MetricName: metric,
            Dimensions: [{ Name: "ModelId", Value: use.calledId }],
          })),
        )
      : [];
  // Sums over all models come without a dimension, and those by service tier with two more.
  const others = usesOf(call).flatMap(({ calledId }) => [
    { Namespace: NAMESPACE, MetricName: "Invocations", Dimensions: [] },
    {
      Namespace: NAMESPACE,
      MetricName: "Invocations",
      Dimensions: [
        { Name: "ModelId", Value: calledId },
        { Name: "ServiceTier", Value: "default" },
        { Name: "ResolvedServiceTier", Value: "default" },
      ],
    },
  ]);
  const matching = [...metrics, ...(metrics.length > 0 ? others : [])].filter(
    (metric) => MetricName === undefined || metric.MetricName === MetricName,
  );
  const page = pageOf(matching, {
    list: `metrics ${call.account.spec.id} ${call.region}`,
    token: textOf(NextToken),
    size: LISTED_A_PAGE,
  });
  if (page === null) return refuse(invalid("NextToken is invalid."));
  return answer({ Metrics: page.items, OwningAccounts: [], NextToken: page.nextToken });
}

const Query = z.object({
  Id: z.string().regex(/^[a-z][a-zA-Z0-9_]{0,254}$/),
  MetricStat: z.object({
    Metric: z.object({
      Namespace: z.string(),
      MetricName: z.string(),
      Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
    }),
    Period: z.number().int().positive().multipleOf(60),
    Stat: z.literal("Sum"),
  }),
});
type Query = z.infer<typeof Query>;
const Input = z.object({
  MetricDataQueries: z.array(Query).min(1).max(QUERIES_MAX),
  StartTime: z.number(),
  EndTime: z.number(),
  NextToken: z.string().optional(),
  MaxDatapoints: z.number().int().positive().max(POINTS_A_PAGE).optional(),
});

type Item = { query: Query; point: { at: number; value: number } | null; isLast: boolean };

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
function getMetricData(call: Call): Outcome {
  const parsed = Input.safeParse(call.input);
  if (!parsed.success) return refuse(invalid("The parameter MetricDataQueries is not valid."));
  const { MetricDataQueries: queries, StartTime, EndTime, NextToken } = parsed.data;
  if (StartTime >= EndTime)
    return refuse(invalid("The parameter StartTime must be less than the parameter EndTime."));
  const window = { from: StartTime * 1_000, to: EndTime * 1_000 };
  const items = queries.flatMap((query) => itemsOf(call, { query, window }));
  const page = pageOf(items, {
    list: `data ${call.account.spec.id} ${call.region} ${StartTime} ${queries.length}`,
    token: NextToken,
    size: parsed.data.MaxDatapoints ?? call.account.pointsAPage ?? POINTS_A_PAGE,
  });
  if (page === null) return refuse(invalid("NextToken is invalid."));
  const results = queries.flatMap((query) => {
    const own = page.items.filter((item) => item.query === query);
    return own.length > 0 ? [resultOf(call, { query, own })] : [];
  });
  return answer({ MetricDataResults: results, Messages: [], NextToken: page.nextToken });
}

/** A series without a point still takes its place in the answer. */
function itemsOf(
  call: Call,
  { query, window }: { query: Query; window: { from: number; to: number } },
): Item[] {
  const use = seriesUse(call, query);
  if (use?.status === "absent") return [];
  const metric = METRICS.find((name) => name === query.MetricStat.Metric.MetricName);
  const points = use && metric ? pointsOf(use, { metric, query, window }) : [];
  if (points.length === 0) return [{ query, point: null, isLast: true }];
  return points.map((point, place) => ({ query, point, isLast: place === points.length - 1 }));
}

type Asked = { metric: Metric; query: Query; window: { from: number; to: number } };

function pointsOf(use: UseSpec, { metric, query, window }: Asked) {
  const periodMs = query.MetricStat.Period * 1_000;
  const points: { at: number; value: number }[] = [];
  for (let at = Math.ceil(window.from / periodMs) * periodMs; at < window.to; at += periodMs) {
    const sums: number[] = [];
    for (let minute = at; minute < at + periodMs; minute += MINUTE_MS)
      sums.push(...[sumAt(use, { metric, at: minute })].filter((sum) => sum !== null));
    if (sums.length > 0) points.push({ at, value: sums.reduce((total, sum) => total + sum, 0) });
  }
  return points;
}

function resultOf(call: Call, { query, own }: { query: Query; own: readonly Item[] }) {
  const points = own.flatMap(({ point }) => (point ? [point] : []));
  const whole = own.some(({ isLast }) => isLast);
  return {
    Id: query.Id,
    Label: query.MetricStat.Metric.MetricName,
    Timestamps: points.map(({ at }) => at / 1_000),
    Values: points.map(({ value }) => value),
    StatusCode: whole ? (seriesUse(call, query)?.status ?? "Complete") : "PartialData",
  };
}

const usesOf = ({ account, region }: Call): readonly UseSpec[] =>
  account.use.filter((use) => use.region === region);

function seriesUse(call: Call, { MetricStat: { Metric } }: Query): UseSpec | undefined {
  const [only, ...more] = Metric.Dimensions;
  if (Metric.Namespace !== NAMESPACE || only?.Name !== "ModelId" || more.length > 0)
    return undefined;
  return usesOf(call).find(({ calledId }) => calledId === only.Value);
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

function invalid(message: string): WireError {
  return { name: "InvalidParameterValue", status: 400, message };
}

export const CLOUDWATCH: Service = {
  name: "monitoring",
  protocol: "json-1.0",
  messageKey: "message",
  throttle: { name: "Throttling", status: 400, message: "Rate exceeded" },
  denied: { name: "AccessDenied", status: 403 },
  unavailable: { name: "ServiceUnavailable", status: 503, message: "Service Unavailable" },
  internal: {
    name: "InternalServiceFault",
    status: 500,
    message: "The request processing has failed because of an unknown error.",
  },
  unknownOperation: () => ({ name: "UnknownOperationException", status: 400, message: "" }),
  operations: {
    ListMetrics: { action: "cloudwatch:ListMetrics", run: listMetrics },
    GetMetricData: { action: "cloudwatch:GetMetricData", run: getMetricData },
  },
  route: ({ target }) => routeByTarget("GraniteServiceVersion20100801", target),
};
