"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useEffect } from "react";

const TEXT_MAX = 16_384;

/** Takes `?text=` once and removes it from the address, so that no history and no bookmark keeps it. */
export function useTextOfAddress(take: (text: string) => void): void {
  const [asked, setAsked] = useQueryState("text", parseAsString);
  useEffect(() => {
    if (asked === null) return;
    take(asked.slice(0, TEXT_MAX));
    void setAsked(null, { history: "replace" });
  }, [asked, setAsked, take]);
}
