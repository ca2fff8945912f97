import type { Cell } from "@/lib/domain/judge/cell";
import { match, PASS, type Rule, type RuleOutcome, SKIP } from "@/lib/domain/judge/outcome";
import { ageOf } from "@/lib/domain/proof/proof";
import { proofStanding } from "@/lib/domain/proof/standing";
import { isoTime } from "@/lib/domain/words/dates";
import { asSentence } from "@/lib/domain/words/sentence";

/** What the proofs of a cell's open routes say. */
export const standingOf = ({ proofs, routes, age }: Cell) =>
  proofStanding(proofs, { routes: routes.open, now: age.now });

/** An open route was answered within a day. */
export function isProved(cell: Cell): boolean {
  if (cell.proofs.length === 0) return false;
  const standing = standingOf(cell);
  return standing.state === "answered" && ageOf(standing.proof, cell.age.now) === "fresh";
}

/**
 * Row 16. A call that was refused for a reason of the account closes what the fields call ready, for a day; for the rest of
 * a week it is not known. No proof opens anything.
 */
export const proofRule: Rule = {
  gate: "proof",
  judge: (cell): RuleOutcome => {
    const standing = standingOf(cell);
    if (standing.state === "silent") return SKIP;
    if (standing.state === "answered") return PASS;
    const { proof, age } = standing;
    const { route, at, refused } = proof;
    if (!refused) return SKIP;
    const when = isoTime(at)?.slice(0, 16).replace("T", " ");
    if (age === "old")
      return match({
        gate: "proof",
        state: "unknown",
        code: "Stale",
        owner: "wait",
        message: `Every field is green, but the call by ${route} was refused on ${when} UTC, over a day ago. Try it again to know.`,
      });
    return match({
      gate: "proof",
      state: "blocked",
      code: refused.code,
      cause: refused.cause,
      owner: refused.owner,
      message: `Every field is green, but the call by ${route} was refused at ${when} UTC: ${asSentence(refused.message)}`,
    });
  },
};
