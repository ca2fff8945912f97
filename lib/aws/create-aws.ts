import { type Clients, createClients } from "@/lib/aws/connect/clients";
import { type AwsClock, createAwsClock } from "@/lib/aws/connect/clock";
import { credentialPlaces } from "@/lib/aws/connect/credential-places";
import { credentialsFor } from "@/lib/aws/connect/credentials";
import { homeRegionOf } from "@/lib/aws/connect/home-region";
import { lateProfile, profileStamp, type Variables } from "@/lib/aws/connect/profile-files";
import { type SharedCredentials, shareCredentials } from "@/lib/aws/connect/share-credentials";
import { createTransport, type TransportSettings } from "@/lib/aws/connect/transport";
import { createLimiters, type Limiters } from "@/lib/aws/pace/limiters";
import { createReader } from "@/lib/aws/read/reader";
import type { AccountRef, AwsPort } from "@/lib/services/ports/read-aws";

export type Aws = AwsPort & {
  clock: AwsClock;
  limiters: Limiters;
  /** Lets go of the clients of all accounts, which are large and many; credentials and limiters stay. */
  forgetClients(): void;
};

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
