import type { AuditRow } from "@/lib/domain/audit/chain";
import { readEntry } from "@/lib/domain/audit/entry";
import type { AuditReader } from "@/lib/services/ports/audit";
import type { Clean } from "./clean";
import { notTheirs } from "./not-theirs";
import type { Reached } from "./reached";

type View = { reached: Reached; clean: Clean };

/**
 * The record as somebody may read it who does not reach every account, which is their own rows: those on accounts that
 * they reach no more are left out. A row is never altered, so one that names such an account anywhere is left out whole.
 */
export function auditFor(audit: AuditReader, { reached, clean }: View): AuditReader {
  const isShown = ({ entry: text }: AuditRow): boolean => {
    const entry = readEntry(text);
    if (!entry || clean.text(text) !== text) return false;
    const { accounts } = entry.details;
    const listed = typeof accounts === "string" ? accounts.split(", ") : [];
    const named = [...(entry.on.account === undefined ? [] : [entry.on.account]), ...listed];
    return named.every((name) => reached.has(name) || reached.find(name) !== null);
  };
  const find: AuditReader["find"] = async (filter, { before, limit }) => {
    const shown: AuditRow[] = [];
    let below = before;
    while (shown.length < limit) {
      const rows = await audit.find(filter, { before: below, limit });
      shown.push(...rows.filter(isShown));
      below = rows.at(-1)?.seq ?? null;
      if (rows.length < limit || below === null) break;
    }
    return shown.slice(0, limit);
  };
  return {
    head: notTheirs,
    oldestAt: notTheirs,
    find,
    count: async (filter, most) => (await find(filter, { before: null, limit: most })).length,
    after: notTheirs,
    check: notTheirs,
    known: async () => ({ who: [], accounts: [] }),
  };
}
