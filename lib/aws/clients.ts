import { AccountClient } from "@aws-sdk/client-account";
import { BedrockClient, type BedrockClientConfig } from "@aws-sdk/client-bedrock";
import { MarketplaceAgreementClient } from "@aws-sdk/client-marketplace-agreement";
import { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { STSClient } from "@aws-sdk/client-sts";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import { partitionOf } from "@/lib/domain/region";
import type { AwsClock } from "./clock";
import type { CredentialSource } from "./credentials";

/** One client per (account, region, service), all on one handler. */
export type Clients = {
  account(region: string): AccountClient;
  bedrock(region: string): BedrockClient;
  marketplaceAgreement(): MarketplaceAgreementClient;
  serviceQuotas(region: string): ServiceQuotasClient;
  sts(region: string): STSClient;
};

/**
 * The Marketplace agreement service answers only there, though the SDK builds a host for any region.
 * https://docs.aws.amazon.com/general/latest/gr/aws-marketplace.html
 */
export const MARKETPLACE_REGION = "us-east-1";

type DateHeaders = { response?: { headers?: Record<string, string> } };
type Middleware = {
  middlewareStack: {
    add(
      middleware: (next: (args: never) => Promise<DateHeaders>) => (args: never) => Promise<never>,
      options: { step: "deserialize"; priority: "low"; name: string },
    ): void;
  };
};

/** The SDK copies every answer for a logger that can inform, also for its own that does nothing. */
const QUIET = { debug() {}, warn() {}, error() {} } as unknown as NonNullable<
  BedrockClientConfig["logger"]
>;

/** The stack's own types depend on each client's commands; only the response's headers are read here. */
function observeDate<Client>(client: Client, clock: AwsClock): Client {
  const { middlewareStack } = client as unknown as Middleware;
  middlewareStack.add(
    (next) => async (args) => {
      const sentAt = performance.now();
      const result = await next(args);
      const date = result.response?.headers?.date;
      if (date !== undefined) clock.observe(date, performance.now() - sentAt);
      return result as never;
    },
    { step: "deserialize", priority: "low", name: "observeDate" },
  );
  return client;
}

export function createClients(options: {
  credentials: CredentialSource;
  requestHandler: NodeHttpHandler;
  clock: AwsClock;
}): Clients {
  const cache = new Map<string, unknown>();
  const config = (region: string) => {
    if (!partitionOf(region)) throw new TypeError(`not a region: ${region}`);
    return {
      region,
      credentials: options.credentials,
      requestHandler: options.requestHandler,
      maxAttempts: 1,
      logger: QUIET,
      systemClockOffset: options.clock.offsetMs() ?? 0,
      userAgentAppId: "bedrock-readiness",
    };
  };
  function once<Client>(service: string, region: string, create: () => Client): Client {
    const key = `${service}/${region}`;
    const existing = cache.get(key);
    if (existing) return existing as Client;
    const created = observeDate(create(), options.clock);
    cache.set(key, created);
    return created;
  }
  return {
    account: (region) => once("account", region, () => new AccountClient(config(region))),
    // A bearer token of the environment may belong to another account, so requests are always signed.
    bedrock: (region) =>
      once(
        "bedrock",
        region,
        () => new BedrockClient({ ...config(region), authSchemePreference: ["sigv4"] }),
      ),
    marketplaceAgreement: () =>
      once(
        "aws-marketplace",
        MARKETPLACE_REGION,
        () => new MarketplaceAgreementClient(config(MARKETPLACE_REGION)),
      ),
    serviceQuotas: (region) =>
      once("servicequotas", region, () => new ServiceQuotasClient(config(region))),
    sts: (region) => once("sts", region, () => new STSClient(config(region))),
  };
}
