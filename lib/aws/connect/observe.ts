import type { AwsClock } from "./clock";
import type { Transport } from "./transport";

type Answer = { statusCode?: number; headers?: Record<string, string> };
type Answered = { response?: Answer };
type Sent = { request?: { hostname?: string } };
type Called = { clientName?: string; commandName?: string };
type Next = (args: Sent) => Promise<Answered>;
type Middleware = {
  middlewareStack: {
    add(
      middleware: (next: Next, called: Called) => (args: Sent) => Promise<never>,
      options: { step: "deserialize"; priority: "low"; name: string },
    ): void;
  };
};

type Observers = { clock: AwsClock; requestHandler: Transport; region: string };

const ERROR_STATUS = 400;
/** Of the query protocol, of the others, and of an answer that a proxy changed. */
const REQUEST_IDS = ["x-amzn-requestid", "x-amz-request-id", "x-amzn-request-id"];

/**
 * Every answer of a client tells AWS's time to the clock, and each attempt is told to the trace it runs in. The stack's own
 * types depend on each client's commands; only what is common to all is read here.
 */
export function observe<Client>(
  client: Client,
  { clock, requestHandler: { traceCall }, region }: Observers,
): Client {
  const { middlewareStack } = client as unknown as Middleware;
  middlewareStack.add(
    (next, { clientName = "", commandName = "" }) =>
      async (args) => {
        const sentAt = performance.now();
        const tell = (requestId: string | null, failed: string | null) =>
          traceCall({
            service: clientName.replace(/Client$/, ""),
            operation: commandName.replace(/Command$/, ""),
            ...{ region, requestId, failed, tookMs: performance.now() - sentAt },
          });
        try {
          const result = await next(args);
          const { headers, statusCode = 0 } = result.response ?? {};
          const host = args.request?.hostname ?? "";
          const roundTripMs = performance.now() - sentAt;
          if (headers?.date !== undefined) clock.observe(headers.date, { host, roundTripMs });
          tell(requestIdIn(headers ?? {}), statusCode >= ERROR_STATUS ? `${statusCode}` : null);
          return result as never;
        } catch (error) {
          tell(null, error instanceof Error ? error.name : "unknown");
          throw error;
        }
      },
    { step: "deserialize", priority: "low", name: "observe" },
  );
  return client;
}

const requestIdIn = (headers: Record<string, string>): string | null =>
  REQUEST_IDS.map((name) => headers[name]).find((id) => id !== undefined) ?? null;
