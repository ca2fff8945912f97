import type { Distribution } from "@/lib/domain/metrics/text";
import { CALL_OUTCOMES, type CallOutcome, type Meters } from "@/lib/services/ports/meters";

/** In seconds. Most calls take a tenth of one; 12 is where the wait for an answer ends. */
const BOUNDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 12] as const;

type Met = { service: string; operation: string; outcome: CallOutcome; tookMs: number };

export type CallMeter = Pick<Meters, "calls" | "callTimes"> & { met(call: Met): void };

type Kept = {
  service: string;
  operation: string;
  outcomes: Map<CallOutcome, number>;
  counts: number[];
  count: number;
  sum: number;
};

/** Counts calls by operation, of which there are as many as the product makes, and how long each took. */
export function createCallMeter(): CallMeter {
  const kept = new Map<string, Kept>();
  return {
    met({ service, operation, outcome, tookMs }) {
      const of = kept.get(operation) ?? begin({ service, operation });
      kept.set(operation, of);
      of.outcomes.set(outcome, (of.outcomes.get(outcome) ?? 0) + 1);
      const took = tookMs / 1_000;
      of.count += 1;
      of.sum += took;
      for (const [at, bound] of BOUNDS.entries())
        if (took <= bound) of.counts[at] = (of.counts[at] ?? 0) + 1;
    },
    calls: () =>
      [...kept.values()].flatMap(({ service, operation, outcomes }) =>
        CALL_OUTCOMES.map((outcome) => ({
          ...{ service, operation, outcome },
          calls: outcomes.get(outcome) ?? 0,
        })),
      ),
    callTimes: () => ({
      bounds: BOUNDS,
      distributions: [...kept.values()].map(
        ({ operation, counts, count, sum }): Distribution => ({
          labels: { operation },
          ...{ counts: [...counts], count, sum },
        }),
      ),
    }),
  };
}

const begin = (of: Pick<Kept, "service" | "operation">): Kept => ({
  ...of,
  outcomes: new Map(),
  counts: BOUNDS.map(() => 0),
  count: 0,
  sum: 0,
});
