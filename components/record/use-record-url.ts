"use client";

import {
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { RECORD_TIMES } from "@/lib/contracts/record";
import { AUDIT_OUTCOMES, AUDIT_WHATS } from "@/lib/domain/audit/whats";
import type { RecordAsked } from "@/lib/queries/record";
import { inList } from "@/lib/routes";

const PARSERS = {
  q: parseAsString.withDefault(""),
  time: parseAsStringLiteral(RECORD_TIMES),
  who: parseAsArrayOf(parseAsString).withDefault([]),
  what: parseAsArrayOf(parseAsStringLiteral(AUDIT_WHATS)).withDefault([]),
  on: parseAsArrayOf(parseAsString).withDefault([]),
  outcome: parseAsArrayOf(parseAsStringLiteral(AUDIT_OUTCOMES)).withDefault([]),
  row: parseAsInteger,
};

/** What part of the record is shown, kept in the address bar. `account` there is the bar's own, so accounts are `on`. */
export function useRecordUrl() {
  const [url, set] = useQueryStates(PARSERS, { clearOnDefault: true });
  const list = (values: readonly string[]) =>
    values.length > 0 ? values.map(inList).join(",") : undefined;
  const asked: RecordAsked = {
    q: url.q.trim() || undefined,
    time: url.time ?? undefined,
    who: list(url.who),
    what: list(url.what),
    account: list(url.on),
    outcome: list(url.outcome),
  };
  const isFiltered = Object.values(asked).some((value) => value !== undefined);
  return { url, set, asked, isFiltered };
}

export type RecordUrl = ReturnType<typeof useRecordUrl>;
