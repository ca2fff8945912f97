import { GetMetricDataCommand, ListMetricsCommand } from "@aws-sdk/client-cloudwatch";
import { z } from "zod";
import type { Reading } from "@/lib/domain/facts/facts";
import {
  type ListedMetric,
  type Series,
  type SeriesAnswer,
  seriesToAsk,
} from "@/lib/domain/usage/series";
import { sumUpUse } from "@/lib/domain/usage/sum-up";
import type { RegionUse } from "@/lib/domain/usage/use";
import { type UseWindow, windowBefore } from "@/lib/domain/usage/window";
import { type Page, pagedList } from "./paged-list";
import type { At, Reads } from "./reads";
import { id, text, token, word } from "./shapes";

const SERVICE = "monitoring";
const NAMESPACE = "AWS/Bedrock";
const PERIOD_SECONDS = 60;
/** An answer holds 100,800 points at most, and a day has 1,440 minutes. */
const SERIES_A_CALL = 70;

const Listed = z
  .object({
    Metrics: z
      .array(
        z
          .object({
            MetricName: id,
            Dimensions: z.array(z.object({ Name: word, Value: word })).nullish(),
          })
          .transform(
            (out): ListedMetric => ({
              metric: out.MetricName,
              dimensions: (out.Dimensions ?? []).map(({ Name, Value }) => ({
                name: Name,
                value: Value,
              })),
            }),
          ),
      )
      .nullish(),
    NextToken: token,
  })
  .transform((out): Page<ListedMetric> => ({ items: out.Metrics ?? [], nextToken: out.NextToken }));

type Result = {
  id: string;
  status: string | null;
  times: readonly number[];
  values: readonly number[];
};

const Results = z
  .object({
    MetricDataResults: z
      .array(
        z
          .object({
            Id: id,
            StatusCode: text,
            Timestamps: z.array(z.date()).nullish(),
            Values: z.array(z.number().nonnegative()).nullish(),
          })
          .refine(({ Timestamps, Values }) => (Timestamps ?? []).length === (Values ?? []).length)
          .transform(
            (out): Result => ({
              id: out.Id,
              status: out.StatusCode,
              times: (out.Timestamps ?? []).map((time) => time.getTime()),
              values: out.Values ?? [],
            }),
          ),
      )
      .nullish(),
    NextToken: token,
  })
  .transform(
    (out): Page<Result> => ({ items: out.MetricDataResults ?? [], nextToken: out.NextToken }),
  );

/**
 * What was called in a region in the last 24 hours, minute by minute: of the ids that ListMetrics shows alone, since each
 * metric asked for costs, whatever its points.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export async function readUse(reads: Reads, at: At): Promise<Reading<RegionUse>> {
  const listed = await listMetrics(reads, at);
  if (listed.status !== "read") return withoutLast(listed);
  const { series, left, applicationProfiles } = seriesToAsk(listed.value);
  const window = windowBefore(reads.env.clock.now());
  const answers: SeriesAnswer[] = [];
  let { source } = listed;
  for (let from = 0; from < series.length; from += SERIES_A_CALL) {
    const asked = series.slice(from, from + SERIES_A_CALL);
    const read = await getData(reads, { ...at, window, series: asked });
    if (read.status !== "read") return withoutLast(read);
    answers.push(
      ...asked.map((one, place) => answerOf(one, { id: idOf(place), results: read.value })),
    );
    source = read.source;
  }
  const models = sumUpUse(answers, { window, left });
  const value = { ...window, models, applicationProfiles, metricsAsked: series.length };
  return { status: "read", value, source };
}

/** A list that failed has no answer of this kind beside it. */
const withoutLast = (reading: Exclude<Reading<unknown>, { status: "read" }>): Reading<RegionUse> =>
  reading.status === "never" ? reading : { ...reading, last: null };

/** It lists what had data in the last two weeks. */
function listMetrics(reads: Reads, at: At): Promise<Reading<readonly ListedMetric[]>> {
  return pagedList(reads, {
    ...at,
    service: SERVICE,
    operation: "ListMetrics",
    send: (nextToken, abortSignal) =>
      reads.clients.cloudWatch(at.region).send(
        new ListMetricsCommand({
          Namespace: NAMESPACE,
          ...(nextToken ? { NextToken: nextToken } : {}),
        }),
        { abortSignal },
      ),
    schema: Listed,
  });
}

const idOf = (place: number): string => `m${place}`;

function getData(
  reads: Reads,
  { window, series, ...at }: At & { window: UseWindow; series: readonly Series[] },
): Promise<Reading<readonly Result[]>> {
  const { from, to } = window;
  return pagedList(reads, {
    ...at,
    service: SERVICE,
    operation: "GetMetricData",
    of: JSON.stringify([to, series[0]]),
    send: (nextToken, abortSignal) =>
      reads.clients.cloudWatch(at.region).send(
        new GetMetricDataCommand({
          MetricDataQueries: series.map(({ metric, dimension }, place) => ({
            Id: idOf(place),
            MetricStat: {
              Metric: {
                Namespace: NAMESPACE,
                MetricName: metric,
                Dimensions: [{ Name: "ModelId", Value: dimension }],
              },
              Period: PERIOD_SECONDS,
              Stat: "Sum",
            },
          })),
          StartTime: new Date(from),
          EndTime: new Date(to),
          ScanBy: "TimestampAscending",
          ...(nextToken ? { NextToken: nextToken } : {}),
        }),
        { abortSignal },
      ),
    schema: Results,
  });
}

/** Of a series that has more pages the last one says whether it is whole. One that is absent is not empty. */
function answerOf(
  series: Series,
  { id: own, results }: { id: string; results: readonly Result[] },
): SeriesAnswer {
  const pages = results.filter((result) => result.id === own);
  const points = pages.flatMap(({ times, values }) =>
    times.map((time, place) => ({ at: time, value: values[place] ?? 0 })),
  );
  const last = pages.at(-1);
  if (!last) return { series, points, incomplete: "the answer lacks it" };
  return {
    series,
    points,
    incomplete:
      last.status === "Complete" ? null : `CloudWatch answered ${last.status ?? "no status"}`,
  };
}
