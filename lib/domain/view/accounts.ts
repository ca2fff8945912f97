import type { Partition } from "@/lib/domain/region";
import type { EpochMs } from "@/lib/domain/time";
import type { FixView } from "./cell";
import type { FaultView } from "./matrix";
import type { PermissionCheck } from "./setup";

/** How an account is reached. That a role asks for an external id is told, its value never. */
export type AccountAccess =
  | { by: "default" }
  | { by: "role"; roleArn: string; withExternalId: boolean }
  | { by: "profile"; profile: string };

export type FaultWithFix = { fault: FaultView; fix: FixView };

/** One way in which an action was refused: `places` are Region codes, empty for a call of the whole account. */
export type Denial = FaultWithFix & { places: readonly string[]; calls: number };

/** An action of a scan in one account. `everywhere`: no call of it was answered. */
export type AccountPermission = PermissionCheck & {
  denials: readonly Denial[];
  everywhere: boolean;
};

/** Regions by what the last attempt came to; `read` and `unread` are those that are on and have Bedrock. */
export type AccountRegions = { read: number; unread: number; off: number; noEndpoint: number };

/** A Region that is on and has Bedrock, but was not read; `fault` null: no scan has tried it. */
export type UnreadRegion = { region: string; fault: FaultView | null };

export type AccountStanding =
  | { status: "never" }
  | { status: "read" }
  | ({ status: "failed" } & FaultWithFix);

export type AccountView = {
  /** The account id, or the key of the configuration entry while the id is not known. */
  key: string;
  accountId: string | null;
  name: string | null;
  partition: Partition;
  access: AccountAccess;
  standing: AccountStanding;
  warnings: readonly FaultWithFix[];
  permissions: readonly AccountPermission[];
  regions: AccountRegions;
  /** Those that `regions.unread` counts, by code. */
  unreadRegions: readonly UnreadRegion[];
  /** When a Region of it was last read; null: never. */
  readAt: EpochMs | null;
  /** For a role: the trust policy it needs and what its caller may do, as JSON text. No external id is in it. */
  role: { trustPolicy: string; callerPolicy: string } | null;
};

/** Every configured account: how it is reached, what could be read of it and what it takes to read the rest. */
export type AccountsView = {
  serverNow: EpochMs;
  /** What is wrong with the configuration as it is now; the last good one is in force. */
  problems: readonly string[];
  accounts: readonly AccountView[];
  /** The least policy a scan needs, as JSON text. */
  policy: string;
};
