import { groupBy } from "@/lib/domain/group-by";
import type { ClosedRoute, Route } from "@/lib/domain/verdict";
import { crossModelPerDay } from "./cross-model";
import type { QuotaRow } from "./rows";
import { limits, scopeOfRoute, scopesOfRoutes } from "./scopes";
import type { QuotaScope, QuotaUnit } from "./types";

/** A cell's model and its routes in the region whose quotas are judged. */
export type QuotaOf = { modelId: string; routes: readonly Route[] };

const TOKEN_UNITS: readonly QuotaUnit[] = [
  "tokens-per-minute",
  "input-tokens-per-minute",
  "output-tokens-per-minute",
  "tokens-per-day",
];
const limitsTokens = ({ unit }: Pick<QuotaRow, "unit">): boolean => TOKEN_UNITS.includes(unit);

/**
 * The routes that are known to let nothing through: by a quota of their own of 0 tokens a minute or a day, or by the one
 * that all models of the Region share. A quota that is not known closes nothing, nor does a long-context variant's;
 * provisioned throughput draws on none. A new account may have 0:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/quotas.html
 */
export function closedRoutes(
  rows: readonly QuotaRow[],
  { modelId, routes, shared }: QuotaOf & { shared: QuotaRow | null },
): readonly ClosedRoute[] {
  const own = rows.filter((row) => isOwn(row, modelId) && limitsTokens(row));
  return routes.flatMap((route): ClosedRoute[] => {
    const scope = scopeOfRoute(route);
    if (scope === null) return [];
    const code = "ThrottlingException";
    if (isClosed(own, scope)) return [{ route, code, cause: "quota-zero" }];
    return shared?.applied === 0 ? [{ route, code, cause: "tokens-per-day-zero" }] : [];
  });
}

/** Any one measure at 0 refuses every call: AWS counts input and output against each of them. */
function isClosed(own: readonly QuotaRow[], by: QuotaScope): boolean {
  const limiting = own.filter(({ scope }) => limits(scope, by));
  const measures = groupBy(limiting, ({ unit, scope }) => `${unit} ${scope}`);
  return [...measures.values()].some((alike) => alike.every(({ applied }) => applied === 0));
}

/** The quotas of models that count tokens and are 0: each closes the routes that it limits, so each is to be restored. */
export const zeroTokenQuotas = (rows: readonly QuotaRow[]): readonly QuotaRow[] =>
  rows.filter(
    (row) => row.modelId !== null && row.variant === null && limitsTokens(row) && row.applied === 0,
  );

/** Whether any quota of the model's routes is known, whatever it measures. */
export function isAnyKnown(rows: readonly QuotaRow[], { modelId, routes }: QuotaOf): boolean {
  const scopes = [...scopesOfRoutes(routes)];
  return rows.some(
    (row) =>
      isOwn(row, modelId) && row.applied !== null && scopes.some((by) => limits(row.scope, by)),
  );
}

/**
 * The quotas of a model at 0 that count no tokens of its routes, where AWS's default is more: jobs or calls at once, say.
 * Requests a minute are left out, since AWS no longer enforces them.
 */
export function otherZeros(
  rows: readonly QuotaRow[],
  { modelId, routes }: QuotaOf,
): readonly QuotaRow[] {
  const scopes = [...scopesOfRoutes(routes)];
  const isOtherOfRoute = (row: QuotaRow) =>
    isOwn(row, modelId) &&
    !limitsTokens(row) &&
    row.unit !== "requests-per-minute" &&
    scopes.some((by) => limits(row.scope, by));
  return rows.filter(
    (row) =>
      row.applied === 0 && row.default !== 0 && (row.about === modelId || isOtherOfRoute(row)),
  );
}

/** Whether every token quota of a region whose value is known is 0; null where none is known. */
export function isEveryTokenQuotaZero(rows: readonly QuotaRow[]): boolean | null {
  const shared = crossModelPerDay(rows);
  const known = rows.filter((row) => (limitsTokens(row) || row === shared) && row.applied !== null);
  return known.length === 0 ? null : known.every(({ applied }) => applied === 0);
}

/**
 * The quotas of a model's routes that are known to be under AWS's default, in tokens a minute or a day.
 * Requests a minute are left out, since AWS no longer enforces them.
 */
export function belowDefault(
  rows: readonly QuotaRow[],
  { modelId, routes }: QuotaOf,
): readonly QuotaRow[] {
  const scopes = [...scopesOfRoutes(routes)];
  return rows.filter(
    (row) =>
      isOwn(row, modelId) &&
      limitsTokens(row) &&
      scopes.some((by) => limits(row.scope, by)) &&
      isBelowDefault(row),
  );
}

/** Both values are known and the applied one is the smaller. */
export function isBelowDefault(row: Pick<QuotaRow, "applied" | "default">): boolean {
  return row.applied !== null && row.default !== null && row.applied < row.default;
}

const isOwn = (row: QuotaRow, modelId: string): boolean =>
  row.modelId === modelId && row.variant === null;
