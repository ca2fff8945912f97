import { groupBy } from "@/lib/domain/group-by";
import type { Cell } from "@/lib/domain/judge/cell";
import { current } from "@/lib/domain/judge/current";
import { match, type Rule, type RuleOutcome, remark, unreadable } from "@/lib/domain/judge/outcome";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import { belowDefault, isAnyKnown, otherZeros } from "@/lib/domain/quota/verdicts";
import type { Finding } from "@/lib/domain/verdict";
import { figure } from "@/lib/domain/words/figure";
import { unseenRoutes } from "./route";

/**
 * Row 14. Quotas close routes one by one; the cell is blocked where none is left open. Where a list that may hold another
 * could not be read, the cell can't be told. A quota that is not known closes nothing, and is not passed either.
 */
export const quotaRule: Rule = {
  gate: "quota",
  judge: (cell): RuleOutcome => {
    const { listing, row, routes } = cell;
    if (listing.routes.length === 0) return { kind: "skip" };
    const applied = current(cell.facts.quotas, cell.age);
    if (!applied.ok)
      return { kind: "skip", notes: [unreadNote(applied.fault.code, applied.fault.cause)] };
    if (routes.open.length === 0) return nothingOpen(cell);
    const of = { modelId: row.modelId, routes: listing.routes };
    const notes = [
      ...closedNotes(cell),
      ...lowNotes(cell),
      ...otherZeros(cell.quotaRows, of).map(otherZeroNote),
      ...zeroRegionNotes(cell),
    ];
    const known = routes.closed.length > 0 || isAnyKnown(cell.quotaRows, of);
    return { kind: known || onlyProvisioned(cell) ? "pass" : "not-known", notes };
  },
};

const onlyProvisioned = ({ listing }: Cell): boolean =>
  listing.routes.every((route) => route === "provisioned");

/** AWS has profiles also of models that it lists with ON_DEMAND alone, so that one may be open wherever they were not read. */
function nothingOpen(cell: Cell): RuleOutcome {
  const { profiles } = cell.index;
  const fault = profiles.ok ? unseenRoutes(cell) : profiles.fault;
  if (fault) return { ...unreadable(fault), notes: closedNotes(cell) };
  const causes = new Set(cell.routes.closed.map(({ cause }) => cause));
  const shared = causes.has("tokens-per-day-zero");
  const blocked = match({
    gate: "quota",
    state: "blocked",
    code: "ThrottlingException",
    cause: shared ? "tokens-per-day-zero" : "quota-zero",
    message: shared ? SHARED_MESSAGE : OWN_MESSAGE,
  });
  return causes.size > 1
    ? { ...blocked, notes: closedNotes(cell).filter(({ cause }) => cause === "quota-zero") }
    : blocked;
}

const OWN_MESSAGE =
  "The token quota is 0 on every route. A Support case of Account and billing can restore it; an increase request can't.";

const SHARED_MESSAGE =
  "Cross-Model Max Tokens Per Day is 0 in this Region, so calls of every model are refused. Support alone can raise it.";

/** The closed routes, one remark a cause. */
function closedNotes(cell: Cell): Finding[] {
  return [...groupBy(cell.routes.closed, ({ cause }) => cause)].map(([cause, closed]) =>
    remark({
      gate: "quota",
      severity: "warn",
      code: "ThrottlingException",
      cause,
      message: `Closed: ${closed.map(({ route }) => route).join(", ")}. ${cause === "quota-zero" ? "The token quota there is 0." : SHARED_MESSAGE}`,
    }),
  );
}

const unreadNote = (code: Finding["code"], cause: Finding["cause"]): Finding =>
  remark({
    gate: "quota",
    severity: "warn",
    code,
    cause,
    message: "The quotas were not read, so a quota of 0 would not show.",
  });

function lowNotes(cell: Cell): Finding[] {
  const low = belowDefault(cell.quotaRows, {
    modelId: cell.row.modelId,
    routes: cell.routes.open,
  });
  const first = low[0];
  if (!first) return [];
  const more = low.length > 1 ? ` and ${low.length - 1} more` : "";
  return [
    remark({
      gate: "quota",
      severity: "warn",
      owner: "aws-support",
      message: `Below AWS's default: ${first.quotaName}, ${figure(first.applied ?? 0)} of ${figure(first.default ?? 0)}${more}.`,
    }),
  ];
}

const otherZeroNote = ({ quotaName }: QuotaRow): Finding =>
  remark({
    gate: "quota",
    severity: "warn",
    owner: "aws-support",
    message: `At 0: ${quotaName}.`,
  });

/** Where each token quota that was read is 0, one that is not known is hardly another. */
function zeroRegionNotes({ routes, everyTokenQuotaZero }: Cell): Finding[] {
  if (!everyTokenQuotaZero || routes.closed.length > 0) return [];
  return [
    remark({
      gate: "quota",
      severity: "warn",
      code: "ThrottlingException",
      cause: "account-hold",
      message:
        "This model's quota is not known, and every token quota that was read in this Region is 0.",
    }),
  ];
}
