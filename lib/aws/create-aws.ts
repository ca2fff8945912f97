import { STSClient } from "@aws-sdk/client-sts";
import { partitionOf } from "@/lib/domain/region";
import type { AccountRef, AwsPort } from "@/lib/services/ports/read-aws";
import { type Clients, createClients } from "./clients";
import { type AwsClock, createAwsClock } from "./clock";
import { credentialPlaces } from "./credential-places";
import { credentialsFor } from "./credentials";
import { createLimiters, type Limiters } from "./pace/limiters";
import { lateProfile, profileStamp, type Variables } from "./profile-files";
import { createReader } from "./reader";
import { type SharedCredentials, shareCredentials } from "./share-credentials";
import { createTransport, type TransportSettings } from "./transport";

export type Aws = AwsPort & {
  clock: AwsClock;
  limiters: Limiters;
  /** Lets go of the clients of all accounts, which are large and many; credentials and limiters stay. */
  forgetClients(): void;
};

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

function profileOf(access: AccountRef["access"], { AWS_PROFILE }: Variables): string | null {
  if (access.by === "role") return null;
  return access.by === "profile" ? access.profile : AWS_PROFILE || "default";
}

/** The one way to AWS. `wall` is this machine's clock in epoch milliseconds. */
export async function createAws(
  settings: TransportSettings & {
    wall: () => number;
    random: () => number;
    variables: Variables;
  },
): Promise<Aws> {
  const clock = createAwsClock(settings.wall);
  const limiters = createLimiters(() => performance.now());
  const requestHandler = createTransport(settings);
  const homeRegion = await homeRegionOf();
  const { variables } = settings;
  const filesStamp = profileStamp(variables);
  const shared = new Map<string, { credentials: SharedCredentials; clients: Clients }>();
  const sharedFor = (access: AccountRef["access"]) => {
    const key = JSON.stringify(access);
    const existing = shared.get(key);
    if (existing) return existing;
    const source = credentialsFor(access, {
      region: homeRegion,
      requestHandler,
      profile: variables.AWS_PROFILE || null,
      sts: () => sharedFor({ by: "default" }).clients.roles(homeRegion),
    });
    const credentials = shareCredentials(source, {
      now: clock.now,
      // A role's session is not out of date with the credentials that assumed it.
      stamp: access.by === "role" ? () => null : filesStamp,
      late: () => lateProfile(variables, profileOf(access, variables)),
    });
    const created = { credentials, clients: createClients({ credentials, requestHandler, clock }) };
    shared.set(key, created);
    return created;
  };
  const readerFor: AwsPort["readerFor"] = (account, { urgent } = { urgent: false }) =>
    createReader(account, {
      ...sharedFor(account.access),
      clock,
      limiters,
      homeRegion,
      random: settings.random,
      urgent,
    });
  return {
    readerFor,
    places: () => credentialPlaces(settings.variables),
    clock,
    limiters,
    forgetClients() {
      for (const { clients } of shared.values()) clients.forget();
    },
  };
}
