"use client";

import { useEffect, useEffectEvent, useRef } from "react";

/** Marks the entry that stands in the history for a page a second time. */
const MARK = "readinessHeld";

/**
 * Tells of a step back before it leaves the page. While there is something to lose the page stands in the history twice, so
 * the step ends on itself; `hold` puts it there again. Once there is nothing to lose, one step leaves as everywhere.
 */
export function useBack(
  holds: boolean,
  onBack: () => void,
): { hold: () => void; isTwice: () => boolean } {
  const isHeld = useRef(false);
  const hold = () => {
    history.pushState({ [MARK]: true }, "");
    isHeld.current = true;
  };
  const onPop = useEffectEvent(({ state }: PopStateEvent) => {
    const was = isHeld.current;
    isHeld.current = isMarked(state);
    if (!was || isHeld.current) return;
    if (holds) onBack();
    else history.back();
  });
  useEffect(() => {
    isHeld.current = isMarked(history.state);
    window.addEventListener("popstate", onPop);
    return () => window.removeEventListener("popstate", onPop);
  }, []);
  const begin = useEffectEvent((isNeeded: boolean) => {
    if (isNeeded && !isHeld.current) hold();
  });
  useEffect(() => begin(holds), [holds]);
  return { hold, isTwice: () => isHeld.current };
}

const isMarked = (state: unknown): boolean =>
  typeof state === "object" && state !== null && MARK in state;
