import { AccountClient } from "@aws-sdk/client-account";
import { BedrockClient, type BedrockClientConfig } from "@aws-sdk/client-bedrock";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { IAMClient } from "@aws-sdk/client-iam";
import { MarketplaceAgreementClient } from "@aws-sdk/client-marketplace-agreement";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { STSClient } from "@aws-sdk/client-sts";
import type { AwsClock } from "./clock";
import { observe } from "./observe";
import type { Credentials, SharedCredentials } from "./share-credentials";
import type { Transport } from "./transport";

/** One client per (account, region, service), all on one handler and all with the account's own credentials. */
export type Clients = {
  account(region: string): AccountClient;
  bedrock(region: string): BedrockClient;
  cloudWatch(region: string): CloudWatchClient;
  iam(region: string): IAMClient;
  marketplaceAgreement(): MarketplaceAgreementClient;
  organizations(region: string): OrganizationsClient;
  serviceQuotas(region: string): ServiceQuotasClient;
  /** Lets go of all clients; whoever asks next gets new ones, and calls that run are not touched. */
  forget(): void;
};

/**
 * The Marketplace agreement service answers only there, though the SDK builds a host for any region.
 * https://docs.aws.amazon.com/general/latest/gr/aws-marketplace.html
 */
export const MARKETPLACE_REGION = "us-east-1";

const ROLE_ATTEMPTS = 3;

type Middleware = {
  middlewareStack: {
    add(
      middleware: (next: (args: unknown) => Promise<unknown>) => (args: unknown) => Promise<never>,
      options: { step: "initialize"; priority: "low"; name: string },
    ): void;
  };
};

/** The SDK copies every answer for a logger that can inform, also for its own that does nothing. */
const nothing = () => undefined;
const QUIET = { debug: nothing, warn: nothing, error: nothing } as unknown as NonNullable<
  BedrockClientConfig["logger"]
>;

const isExpired = (error: unknown): boolean =>
  error instanceof Error && /^ExpiredToken(?:Exception)?$/.test(error.name);

/** A session may end before its time: revoked, or by another clock. The call is made once more with a new one. */
function renewExpired<Client>(client: Client, credentials: SharedCredentials): Client {
  const { middlewareStack } = client as unknown as Middleware;
  middlewareStack.add(
    (next) => async (args) => {
      const used = await credentials.source();
      try {
        return (await next(args)) as never;
      } catch (error) {
        if (!isExpired(error) || !credentials.refused(used)) throw error;
        return (await next(args)) as never;
      }
    },
    { step: "initialize", priority: "low", name: "renewExpired" },
  );
  return client;
}

type ClientOptions = {
  credentials: SharedCredentials;
  requestHandler: Transport;
  clock: AwsClock;
};

const settingsOf = ({ credentials, requestHandler, clock }: ClientOptions) => ({
  credentials: credentials.source,
  requestHandler,
  maxAttempts: 1,
  logger: QUIET,
  systemClockOffset: clock.offsetMs() ?? 0,
  userAgentAppId: "bedrock-readiness",
});

/** Assumes the roles of other accounts. Nobody else tries again where the connection broke. */
export function createRolesClient(region: string, options: ClientOptions): STSClient {
  const client = new STSClient({ ...settingsOf(options), region, maxAttempts: ROLE_ATTEMPTS });
  return renewExpired(observe(client, { ...options, region }), options.credentials);
}

type HeldOptions = Omit<ClientOptions, "credentials"> & { credentials: Credentials };

/** Settings of a client that signs by credentials in hand. */
function settingsHolding({ credentials, ...options }: HeldOptions) {
  const source = Object.assign(async () => credentials, { memoized: true as const });
  return settingsOf({ ...options, credentials: { source, refused: () => false } });
}

/** Says whose the credentials are; made for each question, since it is asked once per credentials. */
export function createIdentityClient(region: string, options: HeldOptions): STSClient {
  return observe(new STSClient({ ...settingsHolding(options), region }), { ...options, region });
}

/** Invokes models with one attempt; a bearer token of the environment may belong to another account, so it is always signed. */
export function createRuntimeClient(region: string, options: HeldOptions): BedrockRuntimeClient {
  const settings = { ...settingsHolding(options), region, authSchemePreference: ["sigv4"] };
  return observe(new BedrockRuntimeClient(settings), { ...options, region });
}

export function createClients(options: ClientOptions): Clients {
  const cache = new Map<string, unknown>();
  const config = (region: string) => ({ ...settingsOf(options), region });
  function once<Client>(service: string, region: string, create: () => Client): Client {
    const key = `${service}/${region}`;
    const existing = cache.get(key);
    if (existing) return existing as Client;
    const client = observe(create(), { ...options, region });
    const created = renewExpired(client, options.credentials);
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
    cloudWatch: (region) => once("monitoring", region, () => new CloudWatchClient(config(region))),
    iam: (region) => once("iam", region, () => new IAMClient(config(region))),
    marketplaceAgreement: () =>
      once(
        "aws-marketplace",
        MARKETPLACE_REGION,
        () => new MarketplaceAgreementClient(config(MARKETPLACE_REGION)),
      ),
    organizations: (region) =>
      once("organizations", region, () => new OrganizationsClient(config(region))),
    serviceQuotas: (region) =>
      once("servicequotas", region, () => new ServiceQuotasClient(config(region))),
    forget: () => cache.clear(),
  };
}
