import { respond } from "@/app/api/respond";
import { METRICS_TYPE, metricsText } from "@/lib/domain/metrics/text";
import { readMetrics } from "@/lib/services/metrics/read-metrics";
import { heldApp } from "@/lib/start";

const SCRAPER = { kind: "system", work: "metrics" } as const;

/** Figures for Prometheus: by a token, or with METRICS_PUBLIC=1 for whoever asks, then without a name of an account. */
export function GET(): Promise<Response> {
  const unlessKnown = heldApp()?.env.metricsPublic ? SCRAPER : null;
  return respond({ may: "read", unlessKnown }, async (ctx) => {
    const families = await readMetrics(ctx, { named: ctx.caller.kind !== "system" });
    return new Response(metricsText(families), {
      headers: { "Content-Type": METRICS_TYPE, "Cache-Control": "no-store" },
    });
  });
}
