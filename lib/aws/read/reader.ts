import type { CallEnv } from "@/lib/aws/connect/call";
import type { Clients } from "@/lib/aws/connect/clients";
import type { AwsClock } from "@/lib/aws/connect/clock";
import type { Join } from "@/lib/aws/connect/join";
import type { Identity, Reading } from "@/lib/domain/facts/facts";
import { printable } from "@/lib/domain/printable";
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
import { readUse } from "./cloudwatch";
import { getContextKeys, simulatePrincipal } from "./iam";
import { getEntitlements, searchAgreements } from "./marketplace-agreement";
import type { At, Reads } from "./reads";
import { listApplied, listDefaults, listRequests } from "./service-quotas";

export type ReaderOptions = {
  env: CallEnv;
  clients: Clients;
  join: Join;
  clock: AwsClock;
  identity: (env: CallEnv, signal: AbortSignal) => Promise<Reading<Identity>>;
};

/** Reads one account with the SDK. Nothing here decides what an answer means. */
export function createReader({
  env,
  clients,
  join,
  clock,
  identity,
}: ReaderOptions): AccountReader {
  const reads: Reads = { env, clients, memory: new Map() };

  /** A read that is under way for somebody else already is waited for; urgent ones do not wait for others. */
  const once = <T>(
    what: readonly string[],
    signal: AbortSignal,
    read: (signal: AbortSignal) => Promise<Reading<T>>,
  ) => join([env.urgent ? "urgent" : "", ...what].join("\n"), signal, read);

  const inRegion =
    <T>(name: string, list: (reads: Reads, at: At) => Promise<Reading<T>>) =>
    (region: string, signal: AbortSignal): Promise<Reading<T>> =>
      partitionOf(region) === null
        ? unknownRegion(env, region)
        : once([name, region], signal, (own) => list(reads, { region, signal: own }));

  return {
    identity: (signal) => identity(env, signal),
    regions: (partition, signal) =>
      once(["regions", partition], signal, (own) => listRegions(reads, { partition, signal: own })),
    agreements: (signal) => once(["agreements"], signal, (own) => searchAgreements(reads, own)),
    entitlements: (agreementId, signal) =>
      once(["entitlements", agreementId], signal, (own) =>
        getEntitlements(reads, { agreementId, signal: own }),
      ),
    form: inRegion("form", getForm),
    models: inRegion("models", listModels),
    profiles: inRegion("profiles", listProfiles),
    provisioned: inRegion("provisioned", listProvisioned),
    dataRetention: inRegion("dataRetention", getDataRetention),
    availability: (region, modelId, signal) =>
      inRegion(`availability\n${modelId}`, (own, at) => getAvailability(own, { ...at, modelId }))(
        region,
        signal,
      ),
    quotas: inRegion("quotas", listApplied),
    quotaDefaults: inRegion("quotaDefaults", listDefaults),
    quotaRequests: inRegion("quotaRequests", listRequests),
    use: inRegion("use", readUse),
    contextKeys: (asked, signal) => getContextKeys(reads, { ...asked, signal }),
    simulate: (asked, signal) => simulatePrincipal(reads, { ...asked, signal }),
    clockOffsetMs: clock.offsetMs,
    stats: () => ({ ...env.stats }),
  };
}

/** A text that is no Region's code never becomes a host's name. */
export async function unknownRegion(
  { attempts, clock }: CallEnv,
  region: string,
): Promise<Reading<never>> {
  return {
    status: "failed",
    last: null,
    fault: {
      code: "UnexpectedResponse",
      cause: "region-unknown-to-this-version",
      owner: "application-code",
      message: `The name ${printable(region).slice(0, 60)} is not one that this version can call. Nothing was read there.`,
      operation: null,
      requestId: null,
      httpStatus: null,
      at: clock.now(),
      attempt: await attempts.next(),
    },
  };
}
