import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const Value = z.object({
  stringValue: z.string().optional(),
  intValue: z.union([z.number(), z.string()]).optional(),
  doubleValue: z.number().optional(),
});
const Attributes = z
  .array(z.object({ key: z.string(), value: Value }))
  .transform((list) =>
    Object.fromEntries(
      list.map(({ key, value }) => [
        key,
        value.stringValue ?? String(value.intValue ?? value.doubleValue),
      ]),
    ),
  );
const Span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  /** Nanoseconds since the epoch. */
  startTimeUnixNano: z.coerce.bigint(),
  endTimeUnixNano: z.coerce.bigint(),
  attributes: Attributes,
  status: z.object({ code: z.number().optional() }).optional(),
});
const Sent = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: Attributes }),
      scopeSpans: z.array(z.object({ spans: z.array(Span) })),
    }),
  ),
});
export type CollectedSpan = z.infer<typeof Span>;

export type Collector = {
  url: string;
  spans(): readonly CollectedSpan[];
  /** What the process told of itself with its last spans. */
  resource(): Readonly<Record<string, string>>;
  /** Everything as it came. */
  text(): string;
  /** The names from a span up to the first of its trace. */
  path(span: CollectedSpan): readonly string[];
  asked(): number;
  close(): Promise<void>;
};

/** A collector of traces on this machine, as OTLP over HTTP has it. `status`: what it answers. */
export async function aCollector(status = 200): Promise<Collector> {
  const texts: string[] = [];
  let asked = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.once("end", () => {
      asked += 1;
      if (status === 200 && request.url === "/v1/traces")
        texts.push(Buffer.concat(chunks).toString());
      response.writeHead(status, { "Content-Type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const sent = () => texts.flatMap((text) => Sent.parse(JSON.parse(text)).resourceSpans);
  const spans = () => sent().flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    resource: () => sent().at(-1)?.resource.attributes ?? {},
    text: () => texts.join("\n"),
    path(span) {
      const known = new Map(spans().map((one) => [one.spanId, one]));
      const names = [span.name];
      for (let at = known.get(span.parentSpanId ?? ""); at; at = known.get(at.parentSpanId ?? ""))
        names.push(at.name);
      return names;
    },
    asked: () => asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
