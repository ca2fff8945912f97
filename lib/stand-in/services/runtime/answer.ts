import { validationError } from "@/lib/stand-in/services/bedrock/validation";
import type { Call } from "@/lib/stand-in/services/types";
import { answer, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import type { ModelSeed } from "@/lib/stand-in/world/types";

const INPUT_TOKENS = 8;

const ONLY_TEXT = refuse(
  validationError(
    "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
  ),
);

/** Talks: gives text, and is no reranker, which the lists call text as well. */
const talks = ({ id, outputs, inputs }: ModelSeed): boolean =>
  outputs.includes("TEXT") && !id.includes("rerank") && !inputs.every((one) => one === "SPEECH");

/** What a model says to one short message: nothing, where it was given a token or two. */
export function converse(call: Call, model: ModelSeed): Outcome {
  if (!talks(model)) return ONLY_TEXT;
  const { messages, inferenceConfig } = call.input;
  if (!Array.isArray(messages) || messages.length === 0)
    return refuse(validationError("A conversation must start with a user message. Try again."));
  const most = maxTokensOf(inferenceConfig);
  if (most !== null && most < 1)
    return refuse(
      validationError(
        "1 validation error detected: Value '0' at 'inferenceConfig.maxTokens' failed to satisfy constraint: Member must have value greater than or equal to 1",
      ),
    );
  const outputTokens = Math.min(most ?? 12, 12);
  return answer({
    output: { message: { role: "assistant", content: outputTokens < 4 ? [] : [{ text: "Hi" }] } },
    stopReason: outputTokens < 12 ? "max_tokens" : "end_turn",
    usage: {
      inputTokens: INPUT_TOKENS,
      outputTokens,
      totalTokens: INPUT_TOKENS + outputTokens,
    },
    metrics: { latencyMs: 321 },
    serviceTier: { type: "default" },
  });
}

function maxTokensOf(config: unknown): number | null {
  if (typeof config !== "object" || config === null || !("maxTokens" in config)) return null;
  return typeof config.maxTokens === "number" ? config.maxTokens : null;
}

type Native = { needs: readonly string[]; gives: (input: Call["input"]) => object };

const VECTOR = [0.1, 0.2];

const NATIVE: readonly (readonly [RegExp, Native])[] = [
  [
    /^amazon\.titan-embed/,
    { needs: ["inputText"], gives: () => ({ embedding: VECTOR, inputTextTokenCount: 2 }) },
  ],
  [
    /^amazon\.nova-.*embed/,
    {
      needs: ["taskType", "singleEmbeddingParams"],
      gives: () => ({ embeddings: [{ embeddingType: "TEXT", embedding: VECTOR }] }),
    },
  ],
  [
    /^cohere\.embed/,
    {
      needs: ["texts", "input_type"],
      gives: ({ texts }) => ({
        id: "1",
        embeddings: [VECTOR],
        texts,
        response_type: "embeddings_floats",
      }),
    },
  ],
  [
    /^twelvelabs\.marengo-embed-3/,
    { needs: ["inputType", "text"], gives: () => ({ data: [{ embedding: VECTOR }] }) },
  ],
  [
    /^cohere\.rerank/,
    {
      needs: ["query", "documents", "api_version"],
      gives: () => ({ results: [{ index: 0, relevance_score: 0.9 }] }),
    },
  ],
  [
    /^amazon\.rerank/,
    {
      needs: ["query", "documents"],
      gives: () => ({ results: [{ index: 0, relevance_score: 0.9 }] }),
    },
  ],
  [
    /^amazon\.(?:nova-canvas|titan-image)/,
    { needs: ["taskType", "textToImageParams"], gives: () => ({ images: ["aGk="], error: null }) },
  ],
  [
    /^stability\./,
    {
      needs: ["prompt"],
      gives: () => ({ seeds: [1], finish_reasons: [null], images: ["aGk="] }),
    },
  ],
  [
    /^anthropic\./,
    {
      needs: ["anthropic_version", "max_tokens", "messages"],
      gives: () => ({
        type: "message",
        role: "assistant",
        content: [],
        stop_reason: "max_tokens",
        usage: { input_tokens: INPUT_TOKENS, output_tokens: 1 },
      }),
    },
  ],
];

const NO_INVOKE = /^openai\.gpt-(?:5\.6|6)|reel|sonic|luma\.|marengo-embed-2/;

/** What a model gives for a body of its own kind; one that lacks a key is malformed. */
export function invokeModel({ input }: Call, model: ModelSeed): Outcome {
  if (NO_INVOKE.test(model.id)) return ONLY_TEXT;
  const native = NATIVE.find(([pattern]) => pattern.test(model.id))?.[1];
  const missing = (native?.needs ?? ["prompt"]).find((key) => !(key in input));
  if (missing !== undefined)
    return refuse(
      validationError(
        `Malformed input request: #: required key [${missing}] not found, please reformat your input and try again.`,
      ),
    );
  return answer(native?.gives(input) ?? { outputs: [{ text: "", stop_reason: "length" }] });
}
