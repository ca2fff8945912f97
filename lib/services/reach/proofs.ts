import type { Proof } from "@/lib/domain/proof/proof";
import type { ProofStore } from "@/lib/services/ports/proofs";
import type { Clean } from "./clean";
import { notTheirs } from "./not-theirs";
import type { Reached } from "./reached";

/** Plans and tries of the accounts that are reached. */
export function proofsFor(
  proofs: ProofStore,
  { reached, clean }: { reached: Reached; clean: Clean },
): ProofStore {
  const own = (account: string): boolean => reached.has(account);
  const shown = (proof: Proof): Proof => ({
    ...proof,
    refused: proof.refused && { ...proof.refused, message: clean.text(proof.refused.message) },
  });
  const planOf = async (id: string) => {
    const plan = await proofs.plan(id);
    return plan && own(plan.account) ? plan : null;
  };
  return {
    plan: planOf,
    since: async (at, place) =>
      (await proofs.since(at, place)).filter(({ account }) => own(account)).map(shown),
    spent: async (account, dayFrom) =>
      own(account) ? proofs.spent(account, dayFrom) : notTheirs(),
    addPlan: (plan) => (own(plan.account) ? proofs.addPlan(plan) : notTheirs()),
    spendPlan: async (id, at) => ((await planOf(id)) ? proofs.spendPlan(id, at) : notTheirs()),
    begin: (proof, limits) => (own(proof.account) ? proofs.begin(proof, limits) : notTheirs()),
    again: (id, limits) => proofs.again(id, limits),
    finish: (proof) => (own(proof.account) ? proofs.finish(proof) : notTheirs()),
    prune: notTheirs,
  };
}
