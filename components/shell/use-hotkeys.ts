"use client";

import { useEffect, useEffectEvent } from "react";
import { hearHeldKeys } from "@/components/presses/held-keys";

/** Keys by `KeyboardEvent.key` in lower case; `mod+k` is Cmd-K or Ctrl-K. Single letters are left alone while one types; what was pressed before they were there is done now. */
export function useHotkeys(keys: Readonly<Record<string, (event: KeyboardEvent) => void>>): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const mod = event.metaKey || event.ctrlKey;
    const key = event.key.toLowerCase();
    const run = keys[mod ? `mod+${key}` : key];
    if (!run || (!mod && isTyping(event.target))) return;
    event.preventDefault();
    run(event);
  });
  useEffect(() => {
    document.addEventListener("keydown", onKeyDown);
    void hearHeldKeys();
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}
