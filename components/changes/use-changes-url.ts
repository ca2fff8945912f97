"use client";

import {
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { CHANGE_KINDS } from "@/lib/domain/changes/types";
import { ALL_ACCOUNTS } from "@/lib/domain/grid/account-choice";
import type { ChangesAsked } from "@/lib/queries/changes";

const PARSERS = {
  account: parseAsString,
  days: parseAsInteger,
  kind: parseAsArrayOf(parseAsStringLiteral(CHANGE_KINDS)).withDefault([]),
  region: parseAsString,
  model: parseAsString.withDefault(""),
};

/** What part of the feed is shown, kept in the address bar. */
export function useChangesUrl() {
  const [url, set] = useQueryStates(PARSERS, { clearOnDefault: true });
  const asked: ChangesAsked = {
    account: url.account && url.account !== ALL_ACCOUNTS ? url.account : undefined,
    days: url.days ? String(url.days) : undefined,
    kind: url.kind.length > 0 ? url.kind.join(",") : undefined,
    region: url.region ?? undefined,
    model: url.model || undefined,
  };
  return { url, set, asked };
}

export type ChangesUrl = ReturnType<typeof useChangesUrl>;
