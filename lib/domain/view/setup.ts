import type { Owner } from "@/lib/domain/owner";
import type { EpochMs } from "@/lib/domain/time";
import type { FaultView } from "./matrix";

/** One place of the SDK's chain, in its order. `text` says what is there, never a secret. */
export type CredentialPlace = { name: string; found: boolean; text: string };

/** One read of a scan and whether the role may make it; `action` is the exact IAM action. */
export type PermissionCheck = {
  action: string;
  outcome: "allowed" | "denied" | "not-tried";
  /** What is not shown without it. */
  loses: string | null;
};

export type SetupCredentials =
  | { status: "looking" }
  | { status: "found"; source: string; accountId: string; arnName: string | null }
  | { status: "failed"; fault: FaultView };

/** What the first-run page shows before there is anything to put into a matrix. */
export type SetupView = {
  serverNow: EpochMs;
  /** The sentence that answers: what is wrong, or what happens now. */
  title: string;
  sentence: string;
  credentials: SetupCredentials;
  places: readonly CredentialPlace[];
  permissions: readonly PermissionCheck[];
  /** Regions the account has; null while not known. */
  regionsCount: number | null;
  /** What to do next and who; null when a scan is already on its way. */
  next: { owner: Owner; text: string; command: string | null } | null;
  /** The least policy a scan needs, as JSON text. */
  policy: string;
  lookedAt: EpochMs | null;
  scanning: boolean;
};
