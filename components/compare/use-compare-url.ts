"use client";

import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

export const COMPARE_BY = ["regions", "accounts"] as const;
export type CompareBy = (typeof COMPARE_BY)[number];

const PARSERS = {
  by: parseAsStringLiteral(COMPARE_BY).withDefault("regions"),
  /** Of which account, where Regions are compared. */
  account: parseAsString,
  /** In which Region, where accounts are; null: in all. */
  region: parseAsString,
  one: parseAsString,
  other: parseAsString,
  required: parseAsBoolean.withDefault(false),
  alike: parseAsBoolean.withDefault(false),
};

/** What is held beside what, kept in the address bar. */
export function useCompareUrl() {
  const [url, set] = useQueryStates(PARSERS, { history: "replace", clearOnDefault: true });
  return { url, set };
}

export type CompareUrl = ReturnType<typeof useCompareUrl>;
