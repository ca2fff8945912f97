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

/** The load as it is typed: in the address, and in this tab where a link leads to an address without it. */
export function useLoad(): [LoadText, (part: Partial<LoadText>) => void] {
  const [url, setUrl] = useQueryStates(PARSERS, { urlKeys: NAMES });
  const [draft, setDraft] = useDraft("load");
  const given = Object.values(url).some((typed) => typed !== "");
  const load = given ? url : loadOfText(draft);
  const change = (part: Partial<LoadText>) => {
    const next = { ...load, ...part };
    setDraft(textOfLoad(next));
    void setUrl(next);
  };
  return [load, change];
}
