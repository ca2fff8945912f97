import { answer, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import { decodeLoose } from "@/lib/stand-in/wire/percent";
import type { ModelSeed } from "@/lib/stand-in/world/types";
import { modelArn } from "./bedrock/models";
import { BEDROCK } from "./bedrock/service";
import { validationError } from "./bedrock/validation";
import { converse, invokeModel } from "./runtime/answer";
import { converseStream, invokeStream } from "./runtime/stream";
import { closedBy, modelOf } from "./runtime/target";
import type { Call, Operation, Service } from "./types";

const NAMES: Readonly<Record<string, string>> = {
  invoke: "InvokeModel",
  "invoke-with-response-stream": "InvokeModelWithResponseStream",
  converse: "Converse",
  "converse-stream": "ConverseStream",
  "count-tokens": "CountTokens",
};

const UNKNOWN_ID = validationError("The provided model identifier is invalid.");

/** Every call is written down, since it costs and may sign an agreement. */
const calling = (action: string, run: (call: Call, model: ModelSeed) => Outcome): Operation => ({
  action,
  resource: (call) => modelArn(call.region, modelOf(call)?.model.id ?? call.label),
  writes: true,
  run: (call) => {
    const target = modelOf(call);
    if (target === undefined) return refuse(UNKNOWN_ID);
    const closed = closedBy(call, target);
    return closed ? refuse(closed) : run(call, target.model);
  },
});

/** Profiles, and models that are called by one alone, are not counted for. */
function countTokens({ label }: Call, { id }: ModelSeed): Outcome {
  return label === id
    ? answer({ inputTokens: 8 })
    : refuse(validationError("The provided model doesn't support counting tokens."));
}

const INVOKE = "bedrock:InvokeModel";
const STREAM = "bedrock:InvokeModelWithResponseStream";

/** Converse is authorised as InvokeModel is. https://docs.aws.amazon.com/bedrock/latest/userguide/inference-prereq.html */
export const BEDROCK_RUNTIME: Service = {
  ...BEDROCK,
  name: "bedrock-runtime",
  operations: {
    InvokeModel: calling(INVOKE, invokeModel),
    InvokeModelWithResponseStream: calling(STREAM, (call, model) =>
      invokeStream(invokeModel(call, model)),
    ),
    Converse: calling(INVOKE, converse),
    ConverseStream: calling(STREAM, (call, model) => converseStream(converse(call, model))),
    CountTokens: calling("bedrock:CountTokens", countTokens),
  },
  route: ({ method, path }) => {
    const parts = /^\/model\/(.+)\/([a-z-]+)$/.exec(path);
    const operation = NAMES[parts?.[2] ?? ""];
    if (method !== "POST" || operation === undefined) return null;
    return { operation, label: decodeLoose(parts?.[1] ?? "") };
  },
};
