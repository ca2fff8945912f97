import { createAct } from "@/lib/aws/act/create-act";
import type { CallEnv } from "@/lib/aws/connect/call";
import { createRolesClient } from "@/lib/aws/connect/clients";
import { type AwsClock, createAwsClock } from "@/lib/aws/connect/clock";
import { credentialPlaces } from "@/lib/aws/connect/credential-places";
import { credentialsFor } from "@/lib/aws/connect/credentials";
import { homeRegionOf } from "@/lib/aws/connect/home-region";
import { type CallMeter, createCallMeter } from "@/lib/aws/connect/meter";
import {
  lateProfile,
  pipeAmong,
  profileStamp,
  type Variables,
} from "@/lib/aws/connect/profile-files";
import { createSession } from "@/lib/aws/connect/session";
import { shareCredentials } from "@/lib/aws/connect/share-credentials";
import { createTransport, type TransportSettings } from "@/lib/aws/connect/transport";
import { listOrganization, ORGANIZATIONS_REGION } from "@/lib/aws/discover/list-organization";
import { createAskFeed } from "@/lib/aws/health-feed/ask-feed";
import { createLimiters, type Limiters } from "@/lib/aws/pace/limiters";
import { createProve } from "@/lib/aws/prove/create-prove";
import { createReader } from "@/lib/aws/read/reader";
import { partitionOf, partitionOfArn } from "@/lib/domain/region";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ActPort } from "@/lib/services/ports/act-aws";
import type { AttemptCounter } from "@/lib/services/ports/attempts";
import type { ProvePort } from "@/lib/services/ports/prove-aws";
import type { AccountRef, AwsPort } from "@/lib/services/ports/read-aws";
import type { AskFeed } from "@/lib/services/ports/trouble";
import { sleep } from "@/lib/sleep";

export type Aws = AwsPort & {
  clock: AwsClock;
  limiters: Limiters;
  /** Counts the calls of all accounts. */
  meter: CallMeter;
  prove: ProvePort;
  /**
   * Lets go of the clients of an account that was read, or of all, which are large and many, and of limiters that rest.
   * Credentials stay, and so does what limiters learnt.
   */
  forget(account?: string): void;
  /** Asks AWS's public feeds under an address, by the same way out. */
  feedAt(base: string): AskFeed;
  /** What changes something at AWS; nothing that only reads is given it. */
  act: ActPort;
};

function profileOf(access: AccountRef["access"], { AWS_PROFILE }: Variables): string | null {
  if (access.by === "role") return null;
  return access.by === "profile" ? access.profile : AWS_PROFILE || "default";
}

/** The one way to AWS. `wall` is this machine's clock in epoch milliseconds. The error is a sentence for the start. */
export async function createAws(
  settings: TransportSettings & {
    wall: () => number;
    random: () => number;
    variables: Variables;
    attempts: AttemptCounter;
  },
): Promise<Result<Aws, string>> {
  const { variables, random, attempts } = settings;
  const pipe = pipeAmong(variables);
  if (pipe !== null) return err(pipe);
  const clock = createAwsClock(settings.wall, () => performance.now());
  const limiters = createLimiters(() => performance.now());
  const meter = createCallMeter();
  const transport = await createTransport(settings);
  if (!transport.ok) return transport;
  const requestHandler = transport.value;
  const homeRegion = await homeRegionOf();
  const filesStamp = profileStamp(variables);
  const envOf = (
    account: string,
    credentials: CallEnv["credentials"],
    urgent: boolean,
  ): CallEnv => ({
    account,
    credentials,
    attempts,
    clock,
    limiters,
    meter,
    stats: { calls: 0, throttled: 0, retries: 0 },
    random,
    urgent,
  });

  const shareFor = createCache((access: AccountRef["access"]) => {
    const source = credentialsFor(access, {
      region: homeRegion,
      requestHandler,
      profile: variables.AWS_PROFILE || null,
      sts: () => rolesClient(),
    });
    return shareCredentials(source, {
      now: clock.now,
      // A role's session is not out of date with the credentials that assumed it.
      stamp: access.by === "role" ? () => null : filesStamp,
      late: () => lateProfile(variables, profileOf(access, variables)),
    });
  });
  const roles = createCache((region: string) =>
    createRolesClient(region, {
      credentials: shareFor.of({ by: "default" }),
      requestHandler,
      clock,
    }),
  );
  const rolesClient = () => roles.of(homeRegion);
  const sessions = createCache(({ key, access }: Pick<AccountRef, "key" | "access">) => {
    const shared = shareFor.of(access);
    const env = envOf(key, shared.source, true);
    return { key, session: createSession({ shared, requestHandler, clock, homeRegion, env }) };
  });

  return ok({
    readerFor({ key, accountId, access }, { expect, urgent = false }) {
      const meant = { configured: accountId, expect };
      const { session } = sessions.of({ key, access });
      const { clients, credentials, join } = session.of(meant);
      return createReader({
        env: envOf(key, credentials.source, urgent),
        clients,
        join,
        clock,
        identity: (env, signal) => session.identity(env, { access, meant, signal }),
      });
    },
    async listOrganization({ role, externalId, include }, signal) {
      const access: AccountRef["access"] =
        role === null ? { by: "default" } : { by: "role", roleArn: role, externalId };
      const partition = ((role && partitionOfArn(role)) || partitionOf(homeRegion)) ?? "aws";
      const region = ORGANIZATIONS_REGION[partition];
      const meant = { configured: role?.split(":")[4] ?? null, expect: null };
      const { session } = sessions.of({ key: ORGANIZATION, access });
      const { clients, credentials } = session.of(meant);
      const env = envOf(ORGANIZATION, credentials.source, false);
      const whose = await session.identity(env, { access, meant, signal });
      if (whose.status === "never") return whose;
      if (whose.status === "failed") return { ...whose, last: null };
      return listOrganization({
        env,
        client: clients.organizations(region),
        ...{ region, partition, signal },
        needsTags: include.tags !== null,
      });
    },
    act: createAct({
      requestHandler,
      envOf: (account, credentials) => envOf(account, credentials, true),
      sts: rolesClient,
      stsRegion: homeRegion,
    }),
    places: () => credentialPlaces(variables),
    prove: createProve({
      sts: rolesClient,
      ...{ requestHandler, clock, attempts, homeRegion },
      envFor: (account, source) => envOf(account, source, true),
    }),
    feedAt: (base) => createAskFeed(base, { requestHandler, sleep }),
    clock,
    limiters,
    meter,
    forget(account) {
      limiters.forgetRested();
      if (account === undefined) roles.forget();
      for (const { key, session } of sessions.all())
        if (account === undefined || key === account) session.forget();
    },
  });
}

/** Under this name the lists of the organization are paced; no account is called so. */
const ORGANIZATION = "organization";

/** One value for each key, made when it is first asked for. */
function createCache<Key, T>(create: (key: Key) => T) {
  const made = new Map<string, T>();
  return {
    of(key: Key): T {
      const name = JSON.stringify(key);
      const existing = made.get(name);
      if (existing) return existing;
      const created = create(key);
      made.set(name, created);
      return created;
    },
    all: () => made.values(),
    forget: () => made.clear(),
  };
}
