import type { Route } from "@/lib/domain/verdict";
import type { QuotaMissing, QuotaRow } from "./rows";
import { scopeOfRoute, scopesOfRoutes } from "./scopes";
import type { QuotaScope, QuotaUnit } from "./types";

/** A cell's model and its routes in the region whose quotas are judged. */
export type QuotaOf = { modelId: string; routes: readonly Route[] };

export type ZeroQuota =
  | { kind: "zero" }
  | { kind: "not-zero" }
  | { kind: "not-known"; why: "no-route" | "no-quota" | QuotaMissing };

const TOKENS_PER_MINUTE: readonly QuotaUnit[] = [
  "tokens-per-minute",
  "input-tokens-per-minute",
  "output-tokens-per-minute",
];
const ENFORCED: readonly QuotaUnit[] = [...TOKENS_PER_MINUTE, "tokens-per-day"];

/**
 * Whether quotas of 0 close every route of a model. `zero` only when each route has a tokens-per-minute quota,
 * all of them are known and all are 0; long-context variants don't count. A new account may have 0:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/quotas.html
 */
export function zeroQuota(rows: readonly QuotaRow[], { modelId, routes }: QuotaOf): ZeroQuota {
  const scopes = routes.map(scopeOfRoute);
  if (scopes.length === 0) return { kind: "not-known", why: "no-route" };
  if (scopes.includes(null)) return { kind: "not-zero" };
  const byScope = [...scopesOfRoutes(routes)].map((scope) =>
    rows.filter((row) => row.scope === scope && limitsTokensPerMinute(row, modelId)),
  );
  const quotas = byScope.flat();
  if (quotas.some(({ applied }) => applied !== null && applied > 0)) return { kind: "not-zero" };
  const unknown = quotas.find(({ applied }) => applied === null);
  if (unknown) return { kind: "not-known", why: unknown.missing ?? "no-value" };
  if (byScope.some((own) => own.length === 0)) return { kind: "not-known", why: "no-quota" };
  return { kind: "zero" };
}

/**
 * The quotas of a model's routes that are known to be under AWS's default, in tokens a minute or a day.
 * Requests a minute are left out, since AWS no longer enforces them.
 */
export function belowDefault(
  rows: readonly QuotaRow[],
  { modelId, routes }: QuotaOf,
): readonly QuotaRow[] {
  const scopes = scopesOfRoutes(routes);
  return rows.filter(
    (row) =>
      row.modelId === modelId &&
      row.variant === null &&
      ENFORCED.includes(row.unit) &&
      limitsOneOf(row.scope, scopes) &&
      isBelowDefault(row),
  );
}

/** Both values are known and the applied one is the smaller. */
export function isBelowDefault(row: Pick<QuotaRow, "applied" | "default">): boolean {
  return row.applied !== null && row.default !== null && row.applied < row.default;
}

function limitsTokensPerMinute(row: QuotaRow, modelId: string): boolean {
  return row.modelId === modelId && row.variant === null && TOKENS_PER_MINUTE.includes(row.unit);
}

function limitsOneOf(scope: QuotaScope | null, scopes: ReadonlySet<QuotaScope>): boolean {
  return scope === null ? scopes.has("on-demand") || scopes.has("cross-region") : scopes.has(scope);
}
