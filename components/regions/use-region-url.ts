"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { ALL_ACCOUNTS, asksSeveral } from "@/lib/domain/grid/account-choice";

const PARSERS = { account: parseAsString, with: parseAsString };

/** Which accounts are shown and which Region beside it, kept in the address bar. */
export function useRegionUrl() {
  const [url, set] = useQueryStates(PARSERS);
  const several = asksSeveral(url.account);
  const account = url.account === ALL_ACCOUNTS ? null : url.account;
  return { asked: url.account, account, several, other: url.with, set };
}
