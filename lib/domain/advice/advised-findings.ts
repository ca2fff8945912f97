import type { Finding, Verdict } from "@/lib/domain/verdict";
import { reachOf } from "./opens";

type Said = Pick<Finding, "code" | "cause" | "severity">;

/**
 * Whether what a further finding asks for contradicts the one that decides: to wait, where somebody must act first and waiting
 * does not help; or to act or wait for a model that is to be left, since no step opens it. A warning or a note asks for nothing.
 */
export function yieldsTo(further: Said, deciding: Said): boolean {
  if (reachOf(deciding) === "nothing" && deciding.severity === "block")
    return asksForSomething(further);
  return deciding.severity === "block" && further.severity === "wait";
}

/** That no agreement exists is told as a warning, and asks for one. */
const asksForSomething = ({ code, severity }: Said): boolean =>
  severity === "block" || severity === "wait" || code === "AgreementNotCreated";

/** The findings that people are advised by: all of a verdict but those that contradict the one that decides. */
export function advisedFindings({
  code,
  findings,
}: Pick<Verdict, "code" | "findings">): Verdict["findings"] {
  const [deciding, ...further] = code === null ? [] : findings;
  return deciding ? [deciding, ...further.filter((one) => !yieldsTo(one, deciding))] : findings;
}
