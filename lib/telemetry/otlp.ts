import { AsyncLocalStorage } from "node:async_hooks";
import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import type { Trace, TracedCall } from "@/lib/services/ports/trace";
import { attributesOf, attributesOfCall } from "./attributes";
import { createExporter, SEND_WITHIN_MS } from "./exporter";
import type { TraceMeans } from "./open";

const NAME = "bedrock-readiness";
/** Of calls that were answered well and soon, one in so many is told. */
const ONE_IN = 100;
/** Most calls take a tenth of a second. */
const SLOW_MS = 1_000;
const SERVER_ERROR = 500;

/**
 * Sends traces to a collector, by a provider that nothing else in this process knows of: of a global one the framework
 * makes seventeen parts of each request.
 */
export function createTrace({ endpoint, ...means }: TraceMeans & { endpoint: string }): Trace {
  const own = resourceFromAttributes({
    "service.name": NAME,
    "service.version": means.version,
    "service.instance.id": means.instance,
  });
  const provider = new BasicTracerProvider({
    resource: own.merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [
      new BatchSpanProcessor(createExporter(endpoint, means.onLost), {
        // The exporter gives up first, and says why.
        exportTimeoutMillis: 2 * SEND_WITHIN_MS,
      }),
    ],
  });
  const tracer = provider.getTracer(NAME, means.version);
  const around = new AsyncLocalStorage<Span>();

  const contextNow = () => {
    const parent = around.getStore();
    return parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
  };
  const isTold = ({ failed, tookMs }: TracedCall): boolean =>
    failed !== null || tookMs >= SLOW_MS || means.random() < 1 / ONE_IN;

  return {
    part({ name, kind, facts = {}, end }, work) {
      const options = {
        kind: kind === "request" ? SpanKind.SERVER : SpanKind.INTERNAL,
        attributes: attributesOf(facts, { masked: means.masksAccounts() }),
      };
      const span = tracer.startSpan(name, options, contextNow());
      return around.run(span, async () => {
        try {
          const value = await work();
          tellStatus(span, end?.(value).status);
          return value;
        } catch (error) {
          tellError(span, error instanceof Error ? error.name : typeof error);
          throw error;
        } finally {
          span.end();
        }
      });
    },
    call(call) {
      if (!around.getStore() || !isTold(call)) return;
      const options = {
        kind: SpanKind.CLIENT,
        attributes: attributesOfCall(call),
        startTime: means.uptimeMs() - call.tookMs,
      };
      const span = tracer.startSpan(`${call.service}.${call.operation}`, options, contextNow());
      if (call.failed !== null) tellError(span, call.failed);
      span.end();
    },
    id: () => around.getStore()?.spanContext().traceId ?? null,
    async close() {
      // What the collector does not take is told as lost by the exporter.
      await provider.shutdown().catch(() => undefined);
    },
  };
}

function tellStatus(span: Span, status: number | undefined): void {
  if (status === undefined) return;
  span.setAttribute("http.response.status_code", status);
  if (status >= SERVER_ERROR) span.setStatus({ code: SpanStatusCode.ERROR });
}

function tellError(span: Span, type: string): void {
  span.setAttribute("error.type", type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}
