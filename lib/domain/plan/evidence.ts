import { type Fault, saysOurs } from "@/lib/domain/facts/fault";
import type { Finding, GateResult } from "@/lib/domain/verdict";
import type { Tally, Where } from "./tally";
import type { PlanAccount, PlanEvidence, PlanRegion } from "./types";

/** Of so many accounts it is told. */
export const ACCOUNTS_TOLD = 3;

/** What told of a cause, once an account: what failed to be read, else what its gate read. */
export function evidenceOf({ firsts }: Tally): readonly PlanEvidence[] {
  return [...firsts.values()].slice(0, ACCOUNTS_TOLD).flatMap(evidenceAt);
}

function evidenceAt({ account, region, cell, closer }: Where): readonly PlanEvidence[] {
  const { finding } = closer;
  if (!account || !region || !finding) return [];
  const at = { account: account.key, region: region.region };
  const fault = closer.state === "unknown" ? faultAt({ account, region, cell }, finding) : null;
  if (fault) {
    const { operation, requestId, message } = fault;
    const said = saysOurs(fault) ? null : message;
    return [{ ...at, operation, requestId, at: fault.at > 0 ? fault.at : null, said }];
  }
  if (!cell) return [];
  const gate = region.gatesOf(cell.modelId).find((one) => one.gate === finding.gate);
  return gate?.source ? [{ ...at, ...sourceOf(gate, gate.source) }] : [];
}

type At = Pick<Where, "cell"> & { account: PlanAccount; region: PlanRegion };

function faultAt({ account, region, cell }: At, finding: Finding): Fault | null {
  if (cell) return region.faultOf(cell.modelId, finding);
  const told = account.unread.find((one) => one.region === region.region);
  return told && told.fault.attempt > 0 ? told.fault : null;
}

const sourceOf = ({ raw }: GateResult, source: NonNullable<GateResult["source"]>) => ({
  operation: source.operation,
  at: source.at,
  requestId: source.requestId,
  said: raw,
});
