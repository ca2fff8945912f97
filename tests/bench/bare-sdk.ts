import { Agent } from "node:http";
import {
  BedrockClient,
  GetFoundationModelAvailabilityCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
  ListProvisionedModelThroughputsCommand,
} from "@aws-sdk/client-bedrock";
import {
  ListAWSDefaultServiceQuotasCommand,
  ListRequestedServiceQuotaChangeHistoryCommand,
  ListServiceQuotasCommand,
  ServiceQuotasClient,
} from "@aws-sdk/client-service-quotas";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { z } from "zod";

const AT_ONCE = 64;

const OF_BEDROCK = { ServiceCode: "bedrock", MaxResults: 100 };

type Page = { NextToken?: string };

async function everyPage(
  read: (page: Page) => Promise<{ NextToken?: string | undefined }>,
): Promise<void> {
  let page: Page = {};
  do {
    const { NextToken } = await read(page);
    page = NextToken ? { NextToken } : {};
  } while (page.NextToken);
}

const Options = z.object({
  endpoint: z.string(),
  accounts: z.number().int(),
  regions: z.array(z.string()),
  models: z.array(z.string()),
});

/**
 * The calls that a scan makes of its regions, by the SDK's clients alone: no pace, no store, nothing judged. Prints
 * milliseconds. All are of one account, which costs a processor the same.
 */
async function main(): Promise<void> {
  const { endpoint, accounts, regions, models } = Options.parse(JSON.parse(process.argv[2] ?? ""));
  const requestHandler = new NodeHttpHandler({
    httpAgent: new Agent({ keepAlive: true, maxSockets: AT_ONCE }),
  });
  const clients = regions.map((region) => {
    const config = { region, endpoint, requestHandler, maxAttempts: 1 };
    return { bedrock: new BedrockClient(config), quotas: new ServiceQuotasClient(config) };
  });
  const calls = Array.from({ length: accounts }, () =>
    clients.flatMap(({ bedrock, quotas }): (() => Promise<unknown>)[] => [
      () => bedrock.send(new ListFoundationModelsCommand({})),
      () => bedrock.send(new ListInferenceProfilesCommand({ typeEquals: "SYSTEM_DEFINED" })),
      () => bedrock.send(new ListProvisionedModelThroughputsCommand({})),
      () =>
        everyPage((page) => quotas.send(new ListServiceQuotasCommand({ ...OF_BEDROCK, ...page }))),
      () =>
        everyPage((page) =>
          quotas.send(new ListAWSDefaultServiceQuotasCommand({ ...OF_BEDROCK, ...page })),
        ),
      () => quotas.send(new ListRequestedServiceQuotaChangeHistoryCommand(OF_BEDROCK)),
      ...models.map(
        (modelId) => () => bedrock.send(new GetFoundationModelAvailabilityCommand({ modelId })),
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
