import { removerOf } from "@/lib/domain/by-remover";
import { OWNER_WORD } from "@/lib/domain/words/owners";
import type { RequirementFinding } from "./world";

/** Who must act first on what a requirement's finding tells of, in a word; null: nobody can be named. */
export function removerWord({
  outcome,
  owner,
  cause,
}: Pick<RequirementFinding, "outcome" | "owner" | "cause">): string | null {
  const state = outcome === "could_not_tell" ? "unknown" : "blocked";
  const remover = removerOf({ state, owner, cause });
  return remover && OWNER_WORD[remover];
}
