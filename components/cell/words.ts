import type { CellView } from "@/lib/contracts/cell";
import type { CellQuota } from "@/lib/domain/quota/cell-quota";
import { scopeOfRoute } from "@/lib/domain/quota/scopes";
import type { State } from "@/lib/domain/state";
import type { GateName, GateResult, Route } from "@/lib/domain/verdict";
import { counted } from "@/lib/domain/words/counted";
import { figure } from "@/lib/domain/words/figure";

export const GATE_NAME = {
  credentials: "Credentials",
  region: "Region enabled",
  "model-list": "Models listed",
  route: "Route",
  availability: "Availability read",
  offered: "Offered in Region",
  lifecycle: "Lifecycle",
  agreement: "Agreement",
  authorization: "Authorization",
  entitlement: "Entitlement",
  form: "Use case form",
  quota: "Token quota above zero",
  "data-retention": "Data retention mode",
  proof: "Proof by a call",
} as const satisfies Record<GateName, string>;

/** The state a gate's mark is drawn in; null for those that passed, were skipped or not reached. */
export function gateState(gate: GateResult, cell: Pick<CellView, "state">): State | null {
  switch (gate.outcome) {
    case "closed":
      return cell.state === "inactive" || cell.state === "not_offered" ? cell.state : "blocked";
    case "waiting":
      return "pending";
    case "unknown":
      return "unknown";
    case "passed":
    case "skipped":
    case "not-needed":
    case "not-reached":
      return null;
  }
}

/** What the fix opens beside this cell. */
export function opensText({ cells, regions }: { cells: number; regions: number }): string {
  const models = counted(cells, "model");
  return regions === 1 ? `${models} here` : `${cells} cells in ${regions} Regions`;
}

/** The tokens-per-minute quota of a route, when there is exactly one without a variant. */
export function tokenQuota(quotas: readonly CellQuota[], route: Route): CellQuota | null {
  const scope = scopeOfRoute(route);
  const fitting = quotas.filter(
    (quota) =>
      quota.scope === scope && quota.unit === "tokens-per-minute" && quota.variant === null,
  );
  return scope !== null && fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** A quota's value with thousands separators; `not read` is never a number. */
export function amount(value: number | null): string {
  return value === null ? "not read" : figure(value);
}
