import type { GateResult } from "@/lib/domain/verdict";
import type { Tally, Where } from "./tally";
import type { PlanEvidence } from "./types";

const ACCOUNTS_MAX = 3;

/** What told of a cause, once an account: what failed to be read, else what its gate read. */
export function evidenceOf({ firsts }: Tally): readonly PlanEvidence[] {
  return [...firsts.values()].slice(0, ACCOUNTS_MAX).flatMap(evidenceAt);
}

function evidenceAt({ account, region, cell, closer }: Where): readonly PlanEvidence[] {
  const { finding } = closer;
  if (!account || !region || !cell || !finding) return [];
  const at = { account: account.key, region: region.region };
  const fault = closer.state === "unknown" ? region.faultOf(cell.modelId, finding) : null;
  if (fault) {
    const { operation, requestId, message } = fault;
    return [{ ...at, operation, requestId, at: fault.at > 0 ? fault.at : null, said: message }];
  }
  const gate = region.gatesOf(cell.modelId).find((one) => one.gate === finding.gate);
  return gate?.source ? [{ ...at, ...sourceOf(gate, gate.source) }] : [];
}

const sourceOf = ({ raw }: GateResult, source: NonNullable<GateResult["source"]>) => ({
  operation: source.operation,
  at: source.at,
  requestId: source.requestId,
  said: raw,
});
