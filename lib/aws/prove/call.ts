import {
  type BedrockRuntimeClient,
  ConverseCommand,
  InvokeModelCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { z } from "zod";
import { printable } from "@/lib/domain/printable";
import { bodyOf, PROMPT, PROOF_MARK } from "@/lib/domain/proof/body";
import type { Tried, TriedCall } from "@/lib/services/ports/prove-aws";

/** What an answer must hold to be one: a stop reason, not a text. An empty or only thought answer is whole. */
const Conversed = z.object({
  stopReason: z.string(),
  usage: z.object({ inputTokens: z.number(), outputTokens: z.number() }).nullish(),
});

const Counted = z.object({ inputTextTokenCount: z.number() });

type Answer = Pick<
  Extract<Tried, { state: "answered" }>,
  "stopReason" | "inputTokens" | "outputTokens" | "requestId"
>;

const requestIdOf = ({ $metadata }: { $metadata: { requestId?: string } }): string | null =>
  $metadata.requestId === undefined ? null : printable($metadata.requestId);

/**
 * One call of a model with the smallest body of its kind. No temperature, no system prompt, no tools and no guardrail: newer
 * models refuse what they do not know. Rejects with what the SDK threw.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
 */
export async function callModel(
  client: BedrockRuntimeClient,
  { id, kind, maxTokens }: TriedCall,
  abortSignal: AbortSignal,
): Promise<Answer> {
  const body = bodyOf(kind, maxTokens);
  if (body === null) {
    const output = await client.send(
      new ConverseCommand({
        modelId: id,
        messages: [{ role: "user", content: [{ text: PROMPT }] }],
        inferenceConfig: { maxTokens },
        requestMetadata: { tool: PROOF_MARK },
      }),
      { abortSignal },
    );
    const { stopReason, usage } = Conversed.parse(output);
    return {
      stopReason: printable(stopReason),
      inputTokens: usage?.inputTokens ?? null,
      outputTokens: usage?.outputTokens ?? null,
      requestId: requestIdOf(output),
    };
  }
  const output = await client.send(
    new InvokeModelCommand({
      modelId: id,
      contentType: "application/json",
      accept: "application/json",
      body: new TextEncoder().encode(JSON.stringify(body)),
    }),
    { abortSignal },
  );
  return {
    stopReason: null,
    inputTokens: countedIn(output.body),
    outputTokens: null,
    requestId: requestIdOf(output),
  };
}

/** Tokens that the answer itself counts; null: it counts none. */
function countedIn(body: Uint8Array | undefined): number | null {
  try {
    const counted = Counted.safeParse(JSON.parse(new TextDecoder().decode(body)));
    return counted.success ? counted.data.inputTextTokenCount : null;
  } catch {
    return null; // SyntaxError: images and others are no JSON
  }
}
