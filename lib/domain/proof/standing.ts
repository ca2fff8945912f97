import type { EpochMs } from "@/lib/domain/time";
import type { Route } from "@/lib/domain/verdict";
import { ageOf, isDecisive, newestByRoute, type Proof, TRY_EVERY_MS } from "./proof";

/** What the proofs of a cell say of it, as far as they say anything of the account. */
export type ProofStanding =
  | { state: "silent" }
  | { state: "answered"; proof: Proof }
  | { state: "refused"; proof: Proof; age: "fresh" | "old" };

/**
 * The newest refusal for a reason of the account decides, unless a route was answered later, or in the same sitting: calls
 * that are confirmed together are minutes apart at most. Only routes that are open count; what is older than a week is gone.
 */
export function proofStanding(
  proofs: readonly Proof[],
  { routes, now }: { routes: readonly Route[]; now: EpochMs },
): ProofStanding {
  const newest = newestByRoute(
    proofs,
    (proof) => routes.includes(proof.route) && isDecisive(proof),
  );
  const counted = [...newest.values()]
    .filter((proof) => ageOf(proof, now) !== "gone")
    .sort((a, b) => b.at - a.at);
  const refused = counted.find(({ outcome }) => outcome === "refused");
  const answered = counted.find(({ outcome }) => outcome === "answered");
  if (refused && !(answered && answered.at > refused.at - TRY_EVERY_MS)) {
    const age = ageOf(refused, now) === "fresh" ? "fresh" : "old";
    return { state: "refused", proof: refused, age };
  }
  return answered ? { state: "answered", proof: answered } : { state: "silent" };
}
