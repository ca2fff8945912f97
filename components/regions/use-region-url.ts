"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { ALL_ACCOUNTS } from "@/components/shell/use-account";

const PARSERS = { account: parseAsString, with: parseAsString };

/** Which account is shown and which Region beside it, kept in the address bar. */
export function useRegionUrl() {
  const [url, set] = useQueryStates(PARSERS);
  const account = url.account === ALL_ACCOUNTS ? null : url.account;
  return { account, other: url.with, set };
}
