"use client";

import {
  parseAsArrayOf,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import type { RequirementRow } from "@/lib/contracts/requirements";
import { LINE_STATES } from "@/lib/domain/requirement/line";

const texts = parseAsArrayOf(parseAsString).withDefault([]);

const PARSERS = {
  account: parseAsString,
  state: parseAsArrayOf(parseAsStringLiteral(LINE_STATES)).withDefault([]),
  region: texts,
  owner: texts,
  open: parseAsBoolean.withDefault(false),
  /** The form is open: empty, or a requirement that somebody sent. */
  add: parseAsString,
};

/** What part of what is required is shown, kept in the address bar. */
export function useRequirementsUrl() {
  const [url, set] = useQueryStates(PARSERS, { clearOnDefault: true });
  return { url, set };
}

export type RequirementsUrl = ReturnType<typeof useRequirementsUrl>;

/** Who must act first for a row, as an address has it; `nobody` where nobody must. */
export const ownerKey = ({ lines: [first] }: RequirementRow): string => first?.owner ?? "nobody";

/** Rows under every filter; a state keeps the rows that have a line in it. */
export function filterRows(
  rows: readonly RequirementRow[],
  { state, region, owner, open }: RequirementsUrl["url"],
): readonly RequirementRow[] {
  return rows.filter(
    (row) =>
      (state.length === 0 || state.some((one) => row.counts[one] > 0)) &&
      (region.length === 0 || region.includes(row.region ?? "")) &&
      (owner.length === 0 || (row.state !== "met" && owner.includes(ownerKey(row)))) &&
      (!open || row.state !== "met"),
  );
}
