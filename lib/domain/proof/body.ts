import type { ProofKind } from "./kinds";

/** The whole prompt. It holds no data of anybody. */
export const PROMPT = "Hi";
/** Marks the call in the account's own invocation logs. */
export const PROOF_MARK = "bedrock-readiness-proof";
export const FIRST_TOKENS = 1;
/** What is asked for once more where a model names a minimum. */
export const MORE_TOKENS = 16;

const IMAGE = { numberOfImages: 1, width: 512, height: 512, quality: "standard" } as const;

/**
 * The smallest body that a model of this kind takes by InvokeModel; null: it is called by Converse.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters.html
 */
export function bodyOf(kind: ProofKind, maxTokens: number): object | null {
  switch (kind) {
    case "converse":
      return null;
    case "messages":
      return {
        anthropic_version: "bedrock-2023-05-31",
        max_tokens: maxTokens,
        messages: [{ role: "user", content: PROMPT }],
      };
    case "embed-titan":
      return { inputText: PROMPT };
    case "embed-nova":
      return {
        taskType: "SINGLE_EMBEDDING",
        singleEmbeddingParams: {
          embeddingPurpose: "GENERIC_INDEX",
          embeddingDimension: 256,
          text: { truncationMode: "END", value: PROMPT },
        },
      };
    case "embed-cohere":
      return { texts: [PROMPT], input_type: "search_query" };
    case "embed-marengo":
      return { inputType: "text", text: { inputText: PROMPT } };
    case "rerank-cohere":
      return { query: PROMPT, documents: [PROMPT], top_n: 1, api_version: 2 };
    case "rerank-amazon":
      return { query: PROMPT, documents: [PROMPT], top_n: 1 };
    case "image-amazon":
      return {
        taskType: "TEXT_IMAGE",
        textToImageParams: { text: PROMPT },
        imageGenerationConfig: IMAGE,
      };
    case "image-stability":
      return { prompt: PROMPT };
  }
}
