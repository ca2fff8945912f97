import type { Outcome, WireError } from "./outcome";
import { element } from "./xml";

export const PROTOCOLS = ["rest-json", "json-1.0", "json-1.1", "query"] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export type Rendered = {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** How the body is written; absent means UTF-8. */
  encoding?: "latin1";
};

export type RenderInput = {
  protocol: Protocol;
  operation: string;
  outcome: Outcome;
  requestId: string;
  /** The member that carries an error's text; Service Quotas writes it with a capital. */
  messageKey: "message" | "Message";
};

const STS_NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

const CONTENT_TYPES = {
  "rest-json": "application/json",
  "json-1.0": "application/x-amz-json-1.0",
  "json-1.1": "application/x-amz-json-1.1",
  query: "text/xml",
} as const satisfies Record<Protocol, string>;

/**
 * Gives an outcome the form its protocol prescribes: restJson1 names the error in a header, the
 * awsJson protocols in `__type`, awsQuery in `<Error><Code>`.
 * https://smithy.io/2.0/aws/protocols/
 */
export function render(input: RenderInput): Rendered {
  const { protocol, outcome, requestId } = input;
  const headers: Record<string, string> = {
    "content-type": CONTENT_TYPES[protocol],
    "x-amzn-requestid": requestId,
  };
  if (outcome.ok && outcome.stream) {
    headers["content-type"] = "application/vnd.amazon.eventstream";
    return { status: outcome.status, headers, body: outcome.body, encoding: "latin1" };
  }
  if (outcome.ok) {
    const body =
      protocol === "query"
        ? wrapResult({ operation: input.operation, result: outcome.body, requestId })
        : outcome.body;
    return { status: outcome.status, headers, body };
  }
  const { error } = outcome;
  if (error.retryAfterSeconds !== undefined) {
    headers["retry-after"] = String(error.retryAfterSeconds);
  }
  if (protocol === "rest-json") headers["x-amzn-errortype"] = error.name;
  return { status: error.status, headers, body: errorBody(input, error) };
}

function errorBody(input: RenderInput, error: WireError): string {
  switch (input.protocol) {
    case "rest-json":
      return JSON.stringify({ [input.messageKey]: error.message, ...error.extra });
    case "json-1.0":
    case "json-1.1":
      return JSON.stringify({
        __type: error.name,
        [input.messageKey]: error.message,
        ...error.extra,
      });
    case "query": {
      const fault = error.status >= 500 ? "Receiver" : "Sender";
      const detail =
        element("Type", fault) + element("Code", error.name) + element("Message", error.message);
      return `<ErrorResponse xmlns="${STS_NAMESPACE}"><Error>${detail}</Error>${element(
        "RequestId",
        input.requestId,
      )}</ErrorResponse>`;
    }
  }
}

function wrapResult(input: { operation: string; result: string; requestId: string }): string {
  const { operation, result, requestId } = input;
  return (
    `<${operation}Response xmlns="${STS_NAMESPACE}"><${operation}Result>${result}` +
    `</${operation}Result><ResponseMetadata>${element("RequestId", requestId)}` +
    `</ResponseMetadata></${operation}Response>`
  );
}
