import type { CallEnv } from "@/lib/aws/connect/call";
import type { Clients } from "@/lib/aws/connect/clients";
import type { AwsClock } from "@/lib/aws/connect/clock";
import { faultOf } from "@/lib/aws/connect/fault";
import type { SharedCredentials } from "@/lib/aws/connect/share-credentials";
import type { Limiters } from "@/lib/aws/pace/limiters";
import type { Identity, Reading } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import { partitionOf } from "@/lib/domain/region";
import type { AccountReader, AccountRef } from "@/lib/services/ports/read-aws";
import { listRegions } from "./account";
import {
  getAvailability,
  getDataRetention,
  getForm,
  listModels,
  listProfiles,
  listProvisioned,
} from "./bedrock";
import { getEntitlements, searchAgreements } from "./marketplace-agreement";
import type { Reads } from "./reads";
import { listApplied, listDefaults, listRequests } from "./service-quotas";
import { getCallerIdentity } from "./sts";

export type ReaderOptions = {
  credentials: SharedCredentials;
  clients: Clients;
  clock: AwsClock;
  limiters: Limiters;
  homeRegion: string;
  random: () => number;
  urgent: boolean;
};

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
  account: AccountRef,
  source: () => Promise<unknown>,
  clock: AwsClock,
): Promise<Reading<Identity> | null> {
  try {
    await source();
    return null;
  } catch (error) {
    const asked = account.access.by === "role" && !isProviders(error);
    const operation = asked ? "AssumeRole" : null;
    const fault = faultOf(error, { operation, now: clock.now() });
    return {
      status: "failed",
      fault: fault.code === "Unrecognized" ? missing(fault) : fault,
      last: null,
    };
  }
}

/** Our own client signs right, so a signature that does not match is the secret's fault. */
const ofCredentials = (fault: Fault): Fault =>
  fault.owner === "application-code" ? { ...fault, owner: "caller-credentials" } : fault;

/** The account that answers must be the one configured. */
function checked(account: AccountRef, reading: Reading<Identity>): Reading<Identity> {
  if (reading.status === "failed") return { ...reading, fault: ofCredentials(reading.fault) };
  if (reading.status === "never" || account.accountId === null) return reading;
  if (reading.value.accountId === account.accountId) return reading;
  return {
    status: "failed",
    last: null,
    fault: {
      code: "CredentialsMissing",
      cause: "credentials-of-another-account",
      owner: "caller-credentials",
      message: `These credentials belong to account ${reading.value.accountId}; the configuration says ${account.accountId}. Nothing was read.`,
      operation: reading.source.operation,
      requestId: reading.source.requestId,
      httpStatus: null,
      at: reading.source.at,
    },
  };
}

/** Reads one account with the SDK. Nothing here decides what an answer means. */
export function createReader(account: AccountRef, options: ReaderOptions): AccountReader {
  const { clock, limiters, homeRegion, credentials, clients } = options;
  const stats = { calls: 0, throttled: 0, retries: 0 };
  const env: CallEnv = {
    account: account.key,
    clock,
    limiters,
    stats,
    random: options.random,
    urgent: options.urgent,
  };
  const reads: Reads = { env, clients, memory: new Map() };
  const region = (name: string) => {
    if (!partitionOf(name)) throw new TypeError(`not a region: ${name}`);
    return name;
  };
  return {
    async identity(signal) {
      const failed = await credentialsFault(account, credentials.source, clock);
      return (
        failed ??
        checked(account, await getCallerIdentity(env, clients, { region: homeRegion, signal }))
      );
    },
    regions: (partition, signal) => listRegions(reads, { partition, signal }),
    agreements: (signal) => searchAgreements(reads, signal),
    entitlements: (agreementId, signal) => getEntitlements(reads, { agreementId, signal }),
    form: (name, signal) => getForm(reads, { region: region(name), signal }),
    models: (name, signal) => listModels(reads, { region: region(name), signal }),
    profiles: (name, signal) => listProfiles(reads, { region: region(name), signal }),
    provisioned: (name, signal) => listProvisioned(reads, { region: region(name), signal }),
    dataRetention: (name, signal) => getDataRetention(reads, { region: region(name), signal }),
    availability: (name, modelId, signal) =>
      getAvailability(reads, { region: region(name), modelId, signal }),
    quotas: (name, signal) => listApplied(reads, { region: region(name), signal }),
    quotaDefaults: (name, signal) => listDefaults(reads, { region: region(name), signal }),
    quotaRequests: (name, signal) => listRequests(reads, { region: region(name), signal }),
    clockOffsetMs: clock.offsetMs,
    stats: () => ({ ...stats }),
  };
}
