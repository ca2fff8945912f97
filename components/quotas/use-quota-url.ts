"use client";

import {
  parseAsArrayOf,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { ALL_ACCOUNTS, asksSeveral } from "@/lib/domain/grid/account-choice";
import { QUOTA_SHOWS, type QuotaFilter } from "@/lib/domain/quota/filter";
import { QUOTA_SCOPES, QUOTA_UNITS } from "@/lib/domain/quota/types";
import type { QuotasAsked } from "@/lib/queries/quotas";

const PARSERS = {
  account: parseAsString,
  region: parseAsString,
  model: parseAsString,
  q: parseAsString.withDefault(""),
  show: parseAsStringLiteral(QUOTA_SHOWS),
  scope: parseAsArrayOf(parseAsStringLiteral(QUOTA_SCOPES)).withDefault([]),
  unit: parseAsArrayOf(parseAsStringLiteral(QUOTA_UNITS)).withDefault([]),
  unmatched: parseAsBoolean.withDefault(false),
  quota: parseAsString,
};

/** The whole state of the quotas page, kept in the address bar. */
export function useQuotaUrl() {
  const [url, set] = useQueryStates(PARSERS);
  const several = asksSeveral(url.account);
  const [first = null] = url.account === ALL_ACCOUNTS ? [] : (url.account?.split(",") ?? []);
  const asked: QuotasAsked = {
    account: first,
    region: url.model === null ? url.region : null,
    model: url.model,
  };
  const filter: QuotaFilter = {
    text: url.q,
    show: url.show,
    scopes: url.scope,
    units: url.unit,
  };
  return { url, set, asked, filter, several };
}

export type QuotaUrl = ReturnType<typeof useQuotaUrl>;

/** One quota of one region, as the address bar names it. */
export const quotaKey = ({ region, quotaCode }: { region: string; quotaCode: string }): string =>
  `${region}~${quotaCode}`;
