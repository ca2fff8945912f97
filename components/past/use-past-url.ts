"use client";

import {
  parseAsArrayOf,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { CHANGE_CLASSES } from "@/lib/domain/past/change";
import { momentText } from "@/lib/domain/past/moment";

export const PAST_VIEWS = ["then", "changes", "now"] as const;
export type PastView = (typeof PAST_VIEWS)[number];

const PARSERS = {
  from: parseAsString.withDefault(""),
  to: parseAsString.withDefault(momentText({ kind: "now" })),
  view: parseAsStringLiteral(PAST_VIEWS).withDefault("changes"),
  change: parseAsArrayOf(parseAsStringLiteral(CHANGE_CLASSES)).withDefault([]),
  line: parseAsString,
  all: parseAsBoolean.withDefault(false),
};

/** Which two moments are held against each other and what of it is shown, kept in the address bar. */
export function usePastUrl() {
  const [url, set] = useQueryStates(PARSERS, { history: "replace", clearOnDefault: true });
  return { url, set };
}

export type PastUrl = ReturnType<typeof usePastUrl>;

/** What leaves the past and keeps every filter. */
export const PAST_CLOSED = {
  from: null,
  to: null,
  view: null,
  change: null,
  line: null,
  all: null,
} as const;
