import type { STSClient } from "@aws-sdk/client-sts";
import type { Identity, Reading } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { NEVER_ABORTED } from "@/lib/sleep";
import type { CallEnv } from "./call";
import { type Clients, createClients, createIdentityClient } from "./clients";
import type { AwsClock } from "./clock";
import { faultOf, type Met } from "./fault";
import { getCallerIdentity } from "./identity";
import { createJoin, type Join } from "./join";
import {
  createOwners,
  type Identify,
  type Meant,
  OF_ANOTHER_ACCOUNT,
  otherAccount,
} from "./owners";
import type { Credentials, SharedCredentials } from "./share-credentials";
import type { Transport } from "./transport";

/** The credentials of one configured account, whose they are, and the clients that sign with them. */
export type Session = {
  /** Whose the credentials are, asked anew; failed where they are not the account's that is expected. */
  identity(env: CallEnv, at: Asked): Promise<Reading<Identity>>;
  /** Clients that sign for this account alone. */
  of(meant: Meant): Signing;
  /** Lets go of all clients; whoever asks next gets new ones, and calls that run are not touched. */
  forget(): void;
};
/** Everything that signs for one account; equal reads under way are joined in `join`. */
export type Signing = { clients: Clients; credentials: SharedCredentials; join: Join };
type Asked = { access: AccountRef["access"]; meant: Meant; signal: AbortSignal };

export type SessionOptions = {
  shared: SharedCredentials;
  requestHandler: Transport;
  clock: AwsClock;
  homeRegion: string;
  /** For calls that ask, on behalf of others, whose new credentials are. */
  env: CallEnv;
};

const SETTLING_MAX = 3;

export function createSession(options: SessionOptions): Session {
  const { shared, requestHandler, clock, homeRegion: region } = options;
  const clientFor = (credentials: Credentials): STSClient =>
    createIdentityClient(region, { credentials, requestHandler, clock });
  const identify =
    (env: CallEnv, signal: AbortSignal): Identify =>
    (credentials) =>
      getCallerIdentity(env, clientFor(credentials), { region, signal });
  const owners = createOwners(shared, identify(options.env, NEVER_ABORTED));
  const byAccount = new Map<string, Signing>();
  const isDisputed = (reading: Reading<unknown>): boolean =>
    reading.status === "read" && clock.state() === "disputed";
  const create = (meant: Meant): Signing => {
    const credentials = owners.of(meant);
    const clients = createClients({ credentials, requestHandler, clock });
    return { credentials, clients, join: createJoin() };
  };
  return {
    async identity(asking, { access, meant, signal }) {
      const env = { ...asking, credentials: shared.source };
      const failed = await credentialsFault(access, shared, env);
      if (failed) return failed;
      let reading = await owners.ask(identify(env, signal));
      // Before anything is kept, enough answers are to say how wrong our own clock is.
      for (let more = 0; more < SETTLING_MAX && isDisputed(reading); more += 1)
        reading = await owners.ask(identify(env, signal));
      return checked(reading, meant);
    },
    of(meant) {
      const { configured, expect } = meant;
      if (configured === null && expect === null) return create(meant);
      const name = `${configured}/${expect}`;
      const made = byAccount.get(name) ?? create(meant);
      byAccount.set(name, made);
      return made;
    },
    forget: () => byAccount.clear(),
  };
}

/** The default credentials, which assume the roles, failed before AWS was asked for the role. */
const isProviders = (error: unknown): boolean =>
  error instanceof Error && /ProviderError$/.test(error.name);

const missing = (fault: Fault): Fault => ({
  ...fault,
  code: "CredentialsMissing",
  cause: "credentials-missing",
  owner: "caller-credentials",
});

/** Credentials are asked for on their own first, so that their failure is told apart from one of the call. */
async function credentialsFault(
  access: AccountRef["access"],
  { source }: SharedCredentials,
  { clock, attempts }: CallEnv,
): Promise<Reading<Identity> | null> {
  try {
    await source();
    return null;
  } catch (error) {
    const met = { now: clock.now(), attempt: await attempts.next() };
    const fault = credentialsFaultOf(error, { byRole: access.by === "role", ...met });
    return { status: "failed", fault, last: null };
  }
}

/** Why no credentials were had: the default ones, which assume the roles, or the role of theirs. */
export function credentialsFaultOf(
  error: unknown,
  { byRole, ...met }: { byRole: boolean } & Omit<Met, "operation">,
): Fault {
  const asked = byRole && !isProviders(error);
  const fault = faultOf(error, { ...met, operation: asked ? "AssumeRole" : null });
  return fault.code === "Unrecognized" ? missing(fault) : fault;
}

/** Our own client signs right, so a signature that does not match is the secret's fault. */
const ofCredentials = (fault: Fault): Fault =>
  fault.owner === "application-code" ? { ...fault, owner: "caller-credentials" } : fault;

/** The account that answers must be the one configured, and the one whose facts are asked for. */
function checked(reading: Reading<Identity>, meant: Meant): Reading<Identity> {
  if (reading.status === "failed") return { ...reading, fault: ofCredentials(reading.fault) };
  if (reading.status === "never") return reading;
  const message = otherAccount(reading.value, meant);
  if (message === null) return reading;
  const fault = { ...OF_ANOTHER_ACCOUNT, ...reading.source, message };
  return { status: "failed", last: null, fault };
}
