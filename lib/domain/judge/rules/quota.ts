import type { Cell } from "@/lib/domain/judge/cell";
import { current } from "@/lib/domain/judge/current";
import { match, type Rule, type RuleOutcome, remark, unreadable } from "@/lib/domain/judge/outcome";
import { belowDefault, zeroQuota } from "@/lib/domain/quota/verdicts";
import type { Finding } from "@/lib/domain/verdict";
import { unseenRoutes } from "./route";

/**
 * Row 14. Where quotas are not all known, nothing is concluded. Where every route that is known has a quota of 0 and a
 * list that may hold another could not be read, the cell can't be told.
 */
export const quotaRule: Rule = {
  gate: "quota",
  judge: (cell): RuleOutcome => {
    const { listing, row } = cell;
    if (listing.routes.length === 0) return { kind: "skip" };
    const applied = current(cell.facts.quotas, cell.age);
    if (!applied.ok)
      return { kind: "skip", notes: [unreadNote(applied.fault.code, applied.fault.cause)] };
    const of = { modelId: row.modelId, routes: listing.routes };
    if (zeroQuota(cell.quotaRows, of).kind === "zero") {
      const fault = unseenRoutes(cell);
      if (fault) return unreadable(fault);
      return match({
        gate: "quota",
        state: "blocked",
        code: "ThrottlingException",
        cause: "quota-zero",
        message: "The token quota is 0 on every route. Request an increase; AWS Support decides.",
      });
    }
    return { kind: "pass", notes: lowNotes(cell) };
  },
};

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
    routes: cell.listing.routes,
  });
  const first = low[0];
  if (!first) return [];
  const more = low.length > 1 ? ` and ${low.length - 1} more` : "";
  return [
    remark({
      gate: "quota",
      severity: "warn",
      owner: "aws-support",
      message: `Below AWS's default: ${first.quotaName}, ${first.applied} of ${first.default}${more}.`,
    }),
  ];
}
