"use client";

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { ACT_KINDS } from "@/lib/domain/acts/kinds";

const PARSERS = {
  q: parseAsString.withDefault(""),
  on: parseAsArrayOf(parseAsString).withDefault([]),
  kind: parseAsArrayOf(parseAsStringLiteral(ACT_KINDS)).withDefault([]),
};

/** Which acts are shown, kept in the address bar. `account` there is the bar's own, so accounts are `on`. */
export function useActsUrl() {
  const [url, set] = useQueryStates(PARSERS, { clearOnDefault: true });
  return { url, set };
}

export type ActsUrl = ReturnType<typeof useActsUrl>;
