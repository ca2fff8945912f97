"use client";

import { useEffect } from "react";
import { placesAround } from "@/components/shell/focus-places";

/**
 * The focus is never left on nothing: when what has it goes away, such as a button with its row, the next one takes it.
 * What knows better where it belongs, as the grid and dialogs do, comes first.
 */
export function useFocusGuard(): void {
  useEffect(() => {
    const stopper = new AbortController();
    const { signal } = stopper;
    let last: HTMLElement | null = null;
    let places: readonly HTMLElement[] = [];
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      const own = placesAround(target);
      // A toast stands outside of the page: from there the focus goes back to where it came from.
      places = own.length > 0 || !last ? own : [last, ...places];
      last = target;
    };
    const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) return;
      requestAnimationFrame(() => {
        // Left on purpose: what had it is still there.
        if (last === target && last?.isConnected) last = null;
      });
    };
    const onGone = () => {
      if (!isLost(last)) return;
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const place = places.find(isThere) ?? document.getElementById("main");
          if (isLost(last)) place?.focus({ preventScroll: true });
        }),
      );
    };
    document.addEventListener("focusin", onFocusIn, { signal });
    document.addEventListener("focusout", onFocusOut, { signal });
    const removals = new MutationObserver(onGone);
    removals.observe(document.body, { childList: true, subtree: true });
    return () => {
      stopper.abort();
      removals.disconnect();
    };
  }, []);
}

const isLost = (last: Element | null): boolean =>
  last !== null && !last.isConnected && document.activeElement === document.body;

const isThere = (place: HTMLElement): boolean =>
  place.isConnected && place.getClientRects().length > 0;
