"use client";

import { useEffect } from "react";
import { ASKED_FOR_EARLY, type EarlyPresses } from "@/components/presses/early-presses";
import { forgetHeldKeys, hearHeldKeys, holdKey, isHearing } from "@/components/presses/held-keys";

/** Around every page: what is pressed before a page, or a part of it, can hear it is done once it can. */
export function useUnheardPresses(): void {
  useEffect(() => {
    const { keys, clicked } = takeEarly();
    for (const { pressed, said } of clicked)
      if (pressed.isConnected && pressed.textContent === said) pressed.click();
    for (const event of keys) holdKey(event);
    void hearHeldKeys();
  }, []);
  useEffect(() => {
    // On the window: after everything on the document has had it.
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("pointerdown", forgetHeldKeys);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("pointerdown", forgetHeldKeys);
    };
  }, []);
}

function takeEarly(): EarlyPresses {
  const detail: EarlyPresses = { keys: [], clicked: [] };
  document.dispatchEvent(new CustomEvent(ASKED_FOR_EARLY, { detail }));
  return detail;
}

const isLoading = (): boolean => document.querySelector("main [aria-busy=true]") !== null;

function onKeyDown(event: KeyboardEvent): void {
  const mod = event.metaKey || event.ctrlKey || event.altKey;
  if (!event.isTrusted || event.defaultPrevented || mod || event.key.length > 1) return;
  if (isHearing()) {
    event.preventDefault();
    holdKey(event);
    return;
  }
  const { target } = event;
  if (target instanceof HTMLElement && target.matches("input, textarea, select")) return;
  if (isLoading()) holdKey(event);
}
