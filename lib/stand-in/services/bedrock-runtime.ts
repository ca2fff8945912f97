import { type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import { decodeLoose } from "@/lib/stand-in/wire/percent";
import { BEDROCK } from "./bedrock/service";
import type { Operation, Service } from "./types";

const NAMES: Readonly<Record<string, string>> = {
  invoke: "InvokeModel",
  "invoke-with-response-stream": "InvokeModelWithResponseStream",
  converse: "Converse",
  "converse-stream": "ConverseStream",
  "count-tokens": "CountTokens",
};

/** A first call accepts a EULA and starts a subscription: it is written down, never answered. */
function refuseInvocation(): Outcome {
  return refuse({
    name: "AccessDeniedException",
    status: 403,
    message: "You don't have access to the model with the specified model ID.",
  });
}

const invocation: Operation = {
  action: "bedrock:InvokeModel",
  writes: true,
  run: refuseInvocation,
};

export const BEDROCK_RUNTIME: Service = {
  ...BEDROCK,
  name: "bedrock-runtime",
  operations: Object.fromEntries(Object.values(NAMES).map((name) => [name, invocation])),
  route: ({ method, path }) => {
    const parts = /^\/model\/(.+)\/([a-z-]+)$/.exec(path);
    const operation = NAMES[parts?.[2] ?? ""];
    if (method !== "POST" || operation === undefined) return null;
    return { operation, label: decodeLoose(parts?.[1] ?? "") };
  },
};
