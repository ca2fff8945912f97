import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import type { SpanExporter } from "@opentelemetry/sdk-trace-base";

/** How long a collector may take, in milliseconds. What it does not take in time is lost. */
export const SEND_WITHIN_MS = 2_000;
const SENT = 0;

/**
 * Sends to a collector by OTLP over HTTP. `onLost` is told why it does not take what is sent, once until it takes it again;
 * nothing waits for it.
 */
export function createExporter(endpoint: string, onLost: (reason: string) => void): SpanExporter {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, "")}/v1/traces`,
    timeoutMillis: SEND_WITHIN_MS,
  });
  let isLosing = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        if (result.code !== SENT && !isLosing) onLost(result.error?.message ?? "no reason given");
        isLosing = result.code !== SENT;
        done(result);
      });
    },
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  };
}
