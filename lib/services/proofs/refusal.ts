import type { ProofBar } from "@/lib/domain/proof/plan";
import { err, type Result } from "@/lib/domain/result";

/** Why nothing is tried. */
export type ProofRefusal = {
  code:
    | ProofBar["code"]
    | "OFF"
    | "NO_ROLE"
    | "FORBIDDEN"
    | "NOT_FOUND"
    | "OVER_BUDGET"
    | "TOO_SOON"
    | "STALE"
    | "EXPIRED"
    | "USED"
    | "MOVED"
    | "ROLE";
  message: string;
};

export const refuse = (code: ProofRefusal["code"], message: string): Result<never, ProofRefusal> =>
  err({ code, message });
