import { Agent } from "node:http";
import {
  BedrockClient,
  GetFoundationModelAvailabilityCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
} from "@aws-sdk/client-bedrock";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { z } from "zod";

const AT_ONCE = 64;

const Options = z.object({
  endpoint: z.string(),
  accounts: z.number().int(),
  regions: z.array(z.string()),
  models: z.array(z.string()),
});

/**
 * As many calls as a scan makes, by the SDK's clients alone: no pace, no store, nothing judged. Prints milliseconds. All
 * are of one account, which costs a processor the same.
 */
async function main(): Promise<void> {
  const { endpoint, accounts, regions, models } = Options.parse(JSON.parse(process.argv[2] ?? ""));
  const requestHandler = new NodeHttpHandler({
    httpAgent: new Agent({ keepAlive: true, maxSockets: AT_ONCE }),
  });
  const clients = regions.map(
    (region) => new BedrockClient({ region, endpoint, requestHandler, maxAttempts: 1 }),
  );
  const calls = Array.from({ length: accounts }, () =>
    clients.flatMap((client) => [
      () => client.send(new ListFoundationModelsCommand({})),
      () => client.send(new ListInferenceProfilesCommand({ typeEquals: "SYSTEM_DEFINED" })),
      ...models.map(
        (modelId) => () => client.send(new GetFoundationModelAvailabilityCommand({ modelId })),
      ),
    ]),
  ).flat();
  const begun = performance.now();
  let next = 0;
  const askOn = async () => {
    for (let call = calls[next++]; call; call = calls[next++]) await call();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  process.stdout.write(`${performance.now() - begun}\n`);
}

await main();
