import type { CallEnv } from "@/lib/aws/connect/call";
import type { Clients } from "@/lib/aws/connect/clients";
import type { AwsClock } from "@/lib/aws/connect/clock";
import type { Identity, Reading } from "@/lib/domain/facts/facts";
import { partitionOf } from "@/lib/domain/region";
import type { AccountReader } from "@/lib/services/ports/read-aws";
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

export type ReaderOptions = {
  env: CallEnv;
  clients: Clients;
  clock: AwsClock;
  identity: (env: CallEnv, signal: AbortSignal) => Promise<Reading<Identity>>;
};

/** Reads one account with the SDK. Nothing here decides what an answer means. */
export function createReader({ env, clients, clock, identity }: ReaderOptions): AccountReader {
  const reads: Reads = { env, clients, memory: new Map() };
  const region = (name: string) => {
    if (!partitionOf(name)) throw new TypeError(`not a region: ${name}`);
    return name;
  };
  return {
    identity: (signal) => identity(env, signal),
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
    stats: () => ({ ...env.stats }),
  };
}
