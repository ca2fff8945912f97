import { shellQuote } from "@/lib/domain/links/command";
import { bodyOf, PROMPT } from "@/lib/domain/proof/body";
import type { ProofKind } from "@/lib/domain/proof/kinds";
import type { Language } from "./languages";
import { converseText, invokeText } from "./typescript";

export type Snippets = Readonly<Record<Language, string>>;

/** No model of text takes less at most; one that is left out is set aside in full: https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html */
export const MAX_TOKENS = 1_024;

/** One call by this id, as it can be run: in a shell of Linux or macOS, with boto3, with the SDK for JavaScript. */
export function snippetsFor(kind: ProofKind, at: { region: string; id: string }): Snippets {
  const body = bodyOf(kind, MAX_TOKENS);
  return body === null ? converse(at) : invoke(at, JSON.stringify(body));
}

type At = { region: string; id: string };

const converse = ({ region, id }: At): Snippets => ({
  cli: `aws bedrock-runtime converse --region ${shellQuote(region)} \\
  --model-id ${shellQuote(id)} \\
  --messages '[{"role": "user", "content": [{"text": "${PROMPT}"}]}]' \\
  --inference-config maxTokens=${MAX_TOKENS}`,
  python: `import boto3

client = boto3.client("bedrock-runtime", region_name=${JSON.stringify(region)})
answer = client.converse(
    modelId=${JSON.stringify(id)},
    messages=[{"role": "user", "content": [{"text": "${PROMPT}"}]}],
    inferenceConfig={"maxTokens": ${MAX_TOKENS}},
)
print(answer["output"]["message"]["content"])`,
  typescript: converseText({ region, id, prompt: PROMPT, maxTokens: MAX_TOKENS }),
});

/** `body` is JSON of texts, numbers, lists and objects alone, which Python and TypeScript read as it stands. */
const invoke = ({ region, id }: At, body: string): Snippets => ({
  cli: `printf '%s' ${shellQuote(body)} |
  aws bedrock-runtime invoke-model --region ${shellQuote(region)} \\
  --model-id ${shellQuote(id)} \\
  --content-type application/json --body fileb:///dev/stdin answer.json`,
  python: `import json

import boto3

client = boto3.client("bedrock-runtime", region_name=${JSON.stringify(region)})
answer = client.invoke_model(
    modelId=${JSON.stringify(id)},
    body=json.dumps(${body}),
)
print(json.loads(answer["body"].read()))`,
  typescript: invokeText({ region, id, body }),
});
