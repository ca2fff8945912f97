import { removerOf } from "@/lib/domain/by-remover";
import type { Owner } from "@/lib/domain/owner";
import type { RequirementFinding } from "./world";

/** Who must act first on what a requirement's finding tells of; null: nobody can be named. */
export const removerOfFinding = ({
  outcome,
  owner,
  cause,
}: Pick<RequirementFinding, "outcome" | "owner" | "cause">): Owner | null =>
  removerOf({ state: outcome === "could_not_tell" ? "unknown" : "blocked", owner, cause });
