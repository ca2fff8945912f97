import { AccountClient } from "@aws-sdk/client-account";
import { BedrockClient, type BedrockClientConfig } from "@aws-sdk/client-bedrock";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { IAMClient } from "@aws-sdk/client-iam";
import { MarketplaceAgreementClient } from "@aws-sdk/client-marketplace-agreement";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { STSClient } from "@aws-sdk/client-sts";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import type { AwsClock } from "./clock";
import type { Credentials, SharedCredentials } from "./share-credentials";

/** One client per (account, region, service), all on one handler and all with the account's own credentials. */
export type Clients = {
  account(region: string): AccountClient;
  bedrock(region: string): BedrockClient;
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

type DateHeaders = { response?: { headers?: Record<string, string> } };
type Sent = { request?: { hostname?: string } };
type Middleware = {
  middlewareStack: {
    add(
      middleware: (next: (args: Sent) => Promise<DateHeaders>) => (args: Sent) => Promise<never>,
      options: { step: "deserialize" | "initialize"; priority: "low"; name: string },
    ): void;
  };
};

/** The SDK copies every answer for a logger that can inform, also for its own that does nothing. */
const nothing = () => undefined;
const QUIET = { debug: nothing, warn: nothing, error: nothing } as unknown as NonNullable<
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
      const host = args.request?.hostname ?? "";
      if (date !== undefined)
        clock.observe(date, { host, roundTripMs: performance.now() - sentAt });
      return result as never;
    },
    { step: "deserialize", priority: "low", name: "observeDate" },
  );
  return client;
}

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
  requestHandler: NodeHttpHandler;
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
  return renewExpired(observeDate(client, options.clock), options.credentials);
}

type HeldOptions = Omit<ClientOptions, "credentials"> & { credentials: Credentials };

/** Settings of a client that signs by credentials in hand. */
function settingsHolding({ credentials, ...options }: HeldOptions) {
  const source = Object.assign(async () => credentials, { memoized: true as const });
  return settingsOf({ ...options, credentials: { source, refused: () => false } });
}

/** Says whose the credentials are; made for each question, since it is asked once per credentials. */
export function createIdentityClient(region: string, options: HeldOptions): STSClient {
  return observeDate(new STSClient({ ...settingsHolding(options), region }), options.clock);
}

/** Invokes models with one attempt; a bearer token of the environment may belong to another account, so it is always signed. */
export function createRuntimeClient(region: string, options: HeldOptions): BedrockRuntimeClient {
  const settings = { ...settingsHolding(options), region, authSchemePreference: ["sigv4"] };
  return observeDate(new BedrockRuntimeClient(settings), options.clock);
}

export function createClients(options: ClientOptions): Clients {
  const cache = new Map<string, unknown>();
  const config = (region: string) => ({ ...settingsOf(options), region });
  function once<Client>(service: string, region: string, create: () => Client): Client {
    const key = `${service}/${region}`;
    const existing = cache.get(key);
    if (existing) return existing as Client;
    const created = renewExpired(observeDate(create(), options.clock), options.credentials);
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
