"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useDraft } from "@/components/ui/use-draft";
import { type LoadText, loadOfText, textOfLoad } from "@/lib/domain/capacity/load-text";

const text = parseAsString.withDefault("");
const PARSERS = {
  callsPerMinute: text,
  inputTokens: text,
  cached: text,
  maxTokens: text,
  outputTokens: text,
};
const NAMES = {
  callsPerMinute: "calls",
  inputTokens: "input",
  maxTokens: "max_tokens",
  outputTokens: "output",
} as const;

/**
 * The load as it is typed: in the address, and in this tab where a link leads to an address without it. Where nothing was
 * typed it is `start`.
 */
export function useLoad(start: LoadText): {
  load: LoadText;
  typed: boolean;
  change: (part: Partial<LoadText>) => void;
} {
  const [url, setUrl] = useQueryStates(PARSERS, { urlKeys: NAMES });
  const [draft, setDraft] = useDraft("load");
  const given = Object.values(url).some((typed) => typed !== "");
  const kept = given ? url : loadOfText(draft);
  const typed = Object.values(kept).some((part) => part !== "");
  const load = typed ? kept : start;
  const change = (part: Partial<LoadText>) => {
    const next = { ...load, ...part };
    setDraft(textOfLoad(next));
    void setUrl(next);
  };
  return { load, typed, change };
}
