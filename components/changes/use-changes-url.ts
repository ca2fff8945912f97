"use client";

import {
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { useAccount } from "@/components/shell/use-account";
import { CHANGE_KINDS } from "@/lib/domain/changes/types";
import { ALL_ACCOUNTS } from "@/lib/domain/grid/account-choice";
import type { ChangesAsked } from "@/lib/queries/changes";
import { useMatrix } from "@/lib/queries/matrix";

const PARSERS = {
  account: parseAsString,
  days: parseAsInteger,
  kind: parseAsArrayOf(parseAsStringLiteral(CHANGE_KINDS)).withDefault([]),
  region: parseAsString,
  model: parseAsString.withDefault(""),
};

/** What part of the feed is shown, kept in the address bar; of all accounts where none is named. */
export function useChangesUrl() {
  const [url, set] = useQueryStates(PARSERS, { clearOnDefault: true });
  const { data: snapshot } = useMatrix();
  const { keys, unknown } = useAccount(snapshot);
  const account = unknown.length > 0 ? keys.join(",") : url.account;
  const asked: ChangesAsked = {
    account: account && account !== ALL_ACCOUNTS ? account : undefined,
    days: url.days ? String(url.days) : undefined,
    kind: url.kind.length > 0 ? url.kind.join(",") : undefined,
    region: url.region ?? undefined,
    model: url.model || undefined,
  };
  return { url, set, asked };
}

export type ChangesUrl = ReturnType<typeof useChangesUrl>;
