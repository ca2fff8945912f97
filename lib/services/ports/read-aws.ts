import type { CredentialPlace } from "@/lib/domain/credential-place";
import type {
  Agreement,
  AppliedQuota,
  Availability,
  DataRetention,
  Entitlement,
  FormState,
  Identity,
  InferenceProfile,
  ListedModel,
  ProvisionedThroughput,
  QuotaRequest,
  Reading,
  RegionStatus,
} from "@/lib/domain/facts/facts";
import type { PrincipalAsk, Simulated, SimulationAsk } from "@/lib/domain/principal/simulated";
import type { Partition } from "@/lib/domain/region";
import type { RegionUse } from "@/lib/domain/usage/use";
import type { ListOrganization } from "./organization";

/**
 * A configured account: by the default credentials, a role, or a profile. `key` is stable across restarts. The roles that
 * act and prove are other ones than the role that reads; without one there is none of it in that account.
 */
export type AccountRef = {
  key: string;
  accountId: string | null;
  name: string | null;
  access:
    | { by: "default" }
    | { by: "role"; roleArn: string; externalId: string | null }
    | { by: "profile"; profile: string };
  /** What the other roles want where the account is not read by a role. */
  externalId?: string;
  actRole?: string | null;
  proveRole?: string | null;
  /** Where the organization has it, as far as that is known. */
  member?: AccountMember;
};

/** Units from the root to the one that an account is in, by id and by name, and its tags. */
export type AccountMember = {
  units: readonly string[];
  unitNames: readonly string[];
  tags: Readonly<Record<string, string>>;
};

/** Reads of one account; every method answers with a reading and never throws for what AWS or the network may do. */
export type AccountReader = {
  identity(signal: AbortSignal): Promise<Reading<Identity>>;
  regions(partition: Partition, signal: AbortSignal): Promise<Reading<readonly RegionStatus[]>>;
  agreements(signal: AbortSignal): Promise<Reading<readonly Agreement[]>>;
  entitlements(agreementId: string, signal: AbortSignal): Promise<Reading<readonly Entitlement[]>>;
  form(region: string, signal: AbortSignal): Promise<Reading<FormState>>;
  models(region: string, signal: AbortSignal): Promise<Reading<readonly ListedModel[]>>;
  profiles(region: string, signal: AbortSignal): Promise<Reading<readonly InferenceProfile[]>>;
  provisioned(
    region: string,
    signal: AbortSignal,
  ): Promise<Reading<readonly ProvisionedThroughput[]>>;
  dataRetention(region: string, signal: AbortSignal): Promise<Reading<DataRetention>>;
  availability(
    region: string,
    modelId: string,
    signal: AbortSignal,
  ): Promise<Reading<Availability>>;
  quotas(region: string, signal: AbortSignal): Promise<Reading<readonly AppliedQuota[]>>;
  quotaDefaults(region: string, signal: AbortSignal): Promise<Reading<readonly AppliedQuota[]>>;
  quotaRequests(region: string, signal: AbortSignal): Promise<Reading<readonly QuotaRequest[]>>;
  /** What was called there in the last 24 hours, as CloudWatch counts it; it costs a little. */
  use(region: string, signal: AbortSignal): Promise<Reading<RegionUse>>;
  /** Which context keys the conditions of a principal's policies ask for, in lower case. */
  contextKeys(asked: PrincipalAsk, signal: AbortSignal): Promise<Reading<readonly string[]>>;
  /** What AWS's simulator says of a principal's policies; never part of a scan. */
  simulate(asked: SimulationAsk, signal: AbortSignal): Promise<Reading<readonly Simulated[]>>;
  /** AWS's clock minus ours, as last measured; null before the first answer. */
  clockOffsetMs(): number | null;
  stats(): CallStats;
};

export type CallStats = { calls: number; throttled: number; retries: number };

export type ReaderOptions = { expect: string | null; urgent?: boolean };

export type AwsPort = {
  /**
   * `expect` is the account id under which the answers will be kept: credentials of another account send nothing, and
   * every reading fails with `credentials-of-another-account`. Null where it is not known yet: the account that answers
   * first is the one that all later answers of this reader must come from. An urgent reader's calls go before those of
   * others that wait: somebody looks at the screen.
   */
  readerFor(account: AccountRef, options: ReaderOptions): AccountReader;
  /** Where the SDK looks for credentials and what is there, by name only. */
  places(): readonly CredentialPlace[];
  listOrganization: ListOrganization;
};
