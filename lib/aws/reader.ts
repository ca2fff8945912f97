import type { Identity, Reading } from "@/lib/domain/facts";
import { partitionOf } from "@/lib/domain/region";
import type { AccountReader, AccountRef } from "@/lib/services/ports";
import { listRegions } from "./account";
import { getAvailability, getForm, listModels, listProfiles, listProvisioned } from "./bedrock";
import type { CallEnv } from "./call";
import type { Clients } from "./clients";
import type { AwsClock } from "./clock";
import type { CredentialSource } from "./credentials";
import { faultOf } from "./fault";
import { getEntitlements, searchAgreements } from "./marketplace-agreement";
import type { Limiters } from "./pace/limiters";
import type { PageMemory } from "./pages";
import { listApplied, listDefaults, listRequests } from "./service-quotas";
import { getCallerIdentity } from "./sts";
import { CALL_TIMES } from "./transport";

export type ReaderOptions = {
  credentials: CredentialSource;
  clients: Clients;
  clock: AwsClock;
  limiters: Limiters;
  homeRegion: string;
  random: () => number;
  urgent: boolean;
};

/** Credentials are asked for on their own first, so that their failure is told apart from one of the call. */
async function credentialsFault(
  account: AccountRef,
  source: () => Promise<unknown>,
  clock: AwsClock,
): Promise<Reading<Identity> | null> {
  try {
    await withinTotal(source());
    return null;
  } catch (error) {
    const operation = account.access.by === "role" ? "AssumeRole" : null;
    return { status: "failed", fault: faultOf(error, { operation, now: clock.now() }), last: null };
  }
}

/** Credential sources of the SDK keep no time limit of their own. */
function withinTotal<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error("No credentials within 12 s"), { name: "TimeoutError" });
    timer = setTimeout(() => reject(error), CALL_TIMES.totalMs);
  });
  return Promise.race([answer, limit]).finally(() => clearTimeout(timer));
}

/** The account that answers must be the one configured. */
function checked(account: AccountRef, reading: Reading<Identity>): Reading<Identity> {
  if (reading.status !== "read" || account.accountId === null) return reading;
  if (reading.value.accountId === account.accountId) return reading;
  return {
    status: "failed",
    last: null,
    fault: {
      code: "CredentialsMissing",
      cause: null,
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
  const memory: PageMemory = new Map();
  const region = (name: string) => {
    if (!partitionOf(name)) throw new TypeError(`not a region: ${name}`);
    return name;
  };
  return {
    async identity(signal) {
      const failed = await credentialsFault(account, credentials, clock);
      return (
        failed ??
        checked(account, await getCallerIdentity(env, clients, { region: homeRegion, signal }))
      );
    },
    regions: (partition, signal) => listRegions(env, clients, { partition, signal, memory }),
    agreements: (signal) => searchAgreements(env, clients, { signal, memory }),
    entitlements: (agreementId, signal) =>
      getEntitlements(env, clients, { agreementId, signal, memory }),
    form: (name, signal) => getForm(env, clients, { region: region(name), signal }),
    models: (name, signal) => listModels(env, clients, { region: region(name), signal }),
    profiles: (name, signal) =>
      listProfiles(env, clients, { region: region(name), signal, memory }),
    provisioned: (name, signal) =>
      listProvisioned(env, clients, { region: region(name), signal, memory }),
    availability: (name, modelId, signal) =>
      getAvailability(env, clients, { region: region(name), modelId, signal }),
    quotas: (name, signal) => listApplied(env, clients, { region: region(name), signal, memory }),
    quotaDefaults: (name, signal) =>
      listDefaults(env, clients, { region: region(name), signal, memory }),
    quotaRequests: (name, signal) =>
      listRequests(env, clients, { region: region(name), signal, memory }),
    clockOffsetMs: clock.offsetMs,
    stats: () => ({ ...stats }),
  };
}
