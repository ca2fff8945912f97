// Texts that are printed for others to run; nothing of them runs here.

type At = { region: string; id: string };

/** One call by Converse, with the SDK for JavaScript. */
export const converseText = ({
  region,
  id,
  prompt,
  maxTokens,
}: At & {
  prompt: string;
  maxTokens: number;
}): string => `import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";

const client = new BedrockRuntimeClient({ region: ${JSON.stringify(region)} });
const answer = await client.send(
  new ConverseCommand({
    modelId: ${JSON.stringify(id)},
    messages: [{ role: "user", content: [{ text: "${prompt}" }] }],
    inferenceConfig: { maxTokens: ${maxTokens} },
  }),
);
console.log(answer.output?.message?.content);`;

/** One call by InvokeModel, with the SDK for JavaScript. `body` is JSON. */
export const invokeText = ({
  region,
  id,
  body,
}: At & {
  body: string;
}): string => `import { BedrockRuntimeClient, InvokeModelCommand } from "@aws-sdk/client-bedrock-runtime";

const client = new BedrockRuntimeClient({ region: ${JSON.stringify(region)} });
const answer = await client.send(
  new InvokeModelCommand({
    modelId: ${JSON.stringify(id)},
    body: JSON.stringify(${body}),
  }),
);
console.log(answer.body.transformToString());`;
