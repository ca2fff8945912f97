import type { STSClient } from "@aws-sdk/client-sts";
import type { CallEnv } from "@/lib/aws/connect/call";
import { createClients, createIdentityClient } from "@/lib/aws/connect/clients";
import { errorOf, faultOf } from "@/lib/aws/connect/fault";
import { getCallerIdentity } from "@/lib/aws/connect/identity";
import { credentialsFaultOf } from "@/lib/aws/connect/session";
import { type SharedCredentials, shareCredentials } from "@/lib/aws/connect/share-credentials";
import { CALL_TIMES, type Transport } from "@/lib/aws/connect/transport";
import { getAvailability, getForm } from "@/lib/aws/read/bedrock";
import { unknownRegion } from "@/lib/aws/read/reader";
import type { Reads } from "@/lib/aws/read/reads";
import type { Identity, Reading } from "@/lib/domain/facts/facts";
import { homeRegion } from "@/lib/domain/known-regions";
import { partitionOf } from "@/lib/domain/region";
import type { ActAccount, Actor, ActPort, Written } from "@/lib/services/ports/act-aws";
import { NEVER_ABORTED } from "@/lib/sleep";
import { within } from "@/lib/within";
import { type Assume, assumeActRole } from "./assume";
import { listOffers } from "./offers";
import { getOptStatus } from "./opt-status";
import { listRequestsOf, readQuota } from "./quota";
import { readTerms } from "./terms";
import { write } from "./write";
import { acceptAgreement, enableRegion, type Planned, requestIncrease, submitForm } from "./writes";

export type ActOptions = {
  requestHandler: Transport;
  /** Calls of one account, paced with all others of it. */
  envOf: (account: string, credentials: CallEnv["credentials"]) => CallEnv;
  /** A client of the default credentials in its own Region, which assume the role. */
  sts: () => STSClient;
  stsRegion: string;
};

/** The one way to change something at AWS. */
export function createAct(options: ActOptions): ActPort {
  return {
    homeRegion,
    actorFor: (account, { sourceIdentity }) =>
      createActor(options, account, assumeActRole(account, { sourceIdentity, sts: options.sts })),
  };
}

type Reader = { reads: Reads; credentials: SharedCredentials };

/** What reads with the act role: one session for all that an actor reads, which can't write. */
function readerOf(
  { requestHandler, envOf }: ActOptions,
  { accountId }: ActAccount,
  assume: Assume,
): Reader {
  const env = envOf(accountId, () => credentials.source());
  const late = () =>
    Object.assign(new Error("AssumeRole did not answer"), { name: "TimeoutError" });
  const credentials = shareCredentials(
    async () => {
      try {
        return await within(CALL_TIMES.totalMs, NEVER_ABORTED, (signal) =>
          assume({ kind: "read" }, signal),
        );
      } catch (error) {
        const met = { now: env.clock.now(), attempt: await env.attempts.next() };
        throw errorOf(credentialsFaultOf(error, { byRole: true, ...met }));
      }
    },
    { now: env.clock.now, stamp: () => null, late },
  );
  const clients = createClients({ credentials, requestHandler, clock: env.clock });
  return { reads: { env, clients, memory: new Map() }, credentials };
}

function createActor(options: ActOptions, account: ActAccount, assume: Assume): Actor {
  const { requestHandler, stsRegion } = options;
  const { reads, credentials } = readerOf(options, account, assume);
  const { env } = reads;
  const home = homeRegion(account.partition);
  const sent = <T>({ purpose, ...planned }: Planned<T>, signal: AbortSignal): Promise<Written<T>> =>
    write(
      { ...env, requestHandler },
      { ...planned, signal, credentials: (own) => assume(purpose, own) },
    );
  /** A text that is no Region's code never becomes a host's name. */
  const inRegion = <T>(region: string, read: () => Promise<Reading<T>>): Promise<Reading<T>> =>
    partitionOf(region) === null ? unknownRegion(env, region) : read();
  return {
    identity: (signal) =>
      identityOf(env, { requestHandler, credentials, region: stsRegion, signal }),
    offers: (modelId, signal) => listOffers(reads, { modelId, region: home, signal }),
    terms: (url, signal) => readTerms({ requestHandler }, { url, signal }),
    availability: (region, modelId, signal) =>
      inRegion(region, () => getAvailability(reads, { region, modelId, signal })),
    form: (region, signal) => inRegion(region, () => getForm(reads, { region, signal })),
    optStatus: (region, signal) => getOptStatus(reads, { of: region, region: home, signal }),
    quota: (region, code, signal) =>
      inRegion(region, () => readQuota(reads, { region, code, signal })),
    quotaRequests: (region, code, signal) =>
      inRegion(region, () => listRequestsOf(reads, { region, code, signal })),
    acceptAgreement: (input, signal) => sent(acceptAgreement(input, home), signal),
    submitForm: (input, signal) => sent(submitForm(input), signal),
    requestIncrease: (input, signal) => sent(requestIncrease(input), signal),
    enableRegion: (region, signal) => sent(enableRegion(region, home), signal),
  };
}

async function identityOf(
  env: CallEnv,
  { requestHandler, credentials, ...at }: Identifying,
): Promise<Reading<Identity>> {
  try {
    const options = { credentials: await credentials.source(), requestHandler, clock: env.clock };
    return await getCallerIdentity(env, createIdentityClient(at.region, options), at);
  } catch (error) {
    const met = { operation: "AssumeRole", now: env.clock.now() };
    const fault = faultOf(error, { ...met, attempt: await env.attempts.next() });
    return { status: "failed", fault, last: null };
  }
}
type Identifying = {
  requestHandler: Transport;
  credentials: SharedCredentials;
  region: string;
  signal: AbortSignal;
};
