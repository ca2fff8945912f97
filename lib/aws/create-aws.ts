import { STSClient } from "@aws-sdk/client-sts";
import { partitionOf } from "@/lib/domain/region";
import type { AccountRef, AwsPort } from "@/lib/services/ports";
import { type Clients, createClients } from "./clients";
import { type AwsClock, createAwsClock } from "./clock";
import { credentialPlaces } from "./credential-places";
import { type CredentialSource, credentialsFor, shareCredentials } from "./credentials";
import { createLimiters, type Limiters } from "./pace/limiters";
import { createReader } from "./reader";
import { createTransport, type TransportSettings } from "./transport";

export type Aws = AwsPort & { clock: AwsClock; limiters: Limiters };

const FALLBACK_REGION = "us-east-1";

/** The region that the SDK's own settings name (`AWS_REGION`, the profile), else us-east-1. */
async function homeRegionOf(): Promise<string> {
  try {
    const region = await new STSClient({}).config.region();
    return partitionOf(region) ? region : FALLBACK_REGION;
  } catch {
    // The SDK throws where no region is set, which is no error here.
    return FALLBACK_REGION;
  }
}

/** The one way to AWS. `wall` is this machine's clock in epoch milliseconds. */
export async function createAws(
  settings: TransportSettings & {
    wall: () => number;
    random: () => number;
    variables: Readonly<Record<string, string | undefined>>;
  },
): Promise<Aws> {
  const clock = createAwsClock(settings.wall);
  const limiters = createLimiters(() => performance.now());
  const requestHandler = createTransport(settings);
  const homeRegion = await homeRegionOf();
  const shared = new Map<string, { credentials: CredentialSource; clients: Clients }>();
  const sharedFor = (account: AccountRef) => {
    const key = JSON.stringify(account.access);
    const existing = shared.get(key);
    if (existing) return existing;
    const source = credentialsFor(account.access, {
      profile: settings.variables.AWS_PROFILE || null,
      client: { region: homeRegion, requestHandler },
    });
    const credentials = shareCredentials(source, clock.now);
    const created = { credentials, clients: createClients({ credentials, requestHandler, clock }) };
    shared.set(key, created);
    return created;
  };
  const readerFor: AwsPort["readerFor"] = (account, { urgent } = { urgent: false }) =>
    createReader(account, {
      ...sharedFor(account),
      clock,
      limiters,
      homeRegion,
      random: settings.random,
      urgent,
    });
  return { readerFor, places: () => credentialPlaces(settings.variables), clock, limiters };
}
