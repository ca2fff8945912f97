import type { Spent } from "@/lib/domain/proof/budget";
import type { Proof, ProofPlace } from "@/lib/domain/proof/proof";
import type { EpochMs } from "@/lib/domain/time";

export type StoredPlan = { id: string; account: string; createdAt: EpochMs; body: string };

/** What a try may not go beyond. `dayFrom`: when the day of the budget began. */
export type TryLimits = { perDay: number; dayFrom: EpochMs; everyMs: number };

/**
 * Plans that were shown, and tries. A try is counted before its call leaves, and stands as `no-verdict` until something
 * came of it.
 */
export type ProofStore = {
  addPlan(plan: StoredPlan): Promise<void>;
  /** `usedAt` null: it was not confirmed yet. */
  plan(id: string): Promise<(StoredPlan & { usedAt: EpochMs | null }) | null>;
  /** A plan is good once. False: it was used, or is none. */
  spendPlan(id: string, at: EpochMs): Promise<boolean>;
  /** Counts the call of a try before it leaves; refused, nothing is counted. */
  begin(proof: Proof, limits: TryLimits): Promise<"begun" | "over-budget" | "too-soon">;
  /** Counts a second call of the same try. False: the day holds no more. */
  again(id: string, limits: Omit<TryLimits, "everyMs">): Promise<boolean>;
  finish(proof: Proof): Promise<void>;
  /** Newest first; of one place, or of all where none is given. */
  since(at: EpochMs, place?: ProofPlace): Promise<readonly Proof[]>;
  spent(account: string, dayFrom: EpochMs): Promise<Spent>;
  /** Removes plans and tries from before. */
  prune(before: EpochMs): Promise<number>;
};
