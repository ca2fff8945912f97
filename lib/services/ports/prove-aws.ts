import type { Identity, Reading } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import type { PlannedCall } from "@/lib/domain/proof/plan";
import type { Partition } from "@/lib/domain/region";
import type { EpochMs } from "@/lib/domain/time";

/** The account that calls are tried in, by the role that may do it. */
export type ProveAccount = {
  accountId: string;
  partition: Partition;
  roleArn: string;
  externalId: string | null;
};

export type TriedCall = Pick<PlannedCall, "id" | "kind"> & { region: string; maxTokens: number };

/** What came of one call. `at` and `latencyMs` in milliseconds; tokens null: AWS did not count them. */
export type Tried = { at: EpochMs; latencyMs: number; requestId: string | null } & (
  | {
      state: "answered";
      stopReason: string | null;
      inputTokens: number | null;
      outputTokens: number | null;
    }
  | { state: "failed"; fault: Fault }
);

/** What the role of proofs may do in one account for one person. */
export type Prover = {
  /** Whose the credentials of the role are. */
  identity(signal: AbortSignal): Promise<Reading<Identity>>;
  /** Makes one attempt, of 30 seconds at most. Never throws for what AWS or the network may do. */
  call(call: TriedCall, signal: AbortSignal): Promise<Tried>;
};

/**
 * The one way to invoke a model. The role is assumed for each use anew, with the person as source identity, under a session
 * policy that holds the invocation alone and denies `aws-marketplace:Subscribe`, so that no call can sign anything.
 */
export type ProvePort = {
  proverFor(account: ProveAccount, person: { sourceIdentity: string }): Prover;
};
