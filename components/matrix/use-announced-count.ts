"use client";

import { useEffect, useRef } from "react";
import { useAnnounce } from "@/components/shell/announcer";

/** Long enough that somebody who types is not talked over. */
const SETTLED_MS = 700;

/** Says how much the filters leave, once they rest; nothing when the page opens. */
export function useAnnouncedCount(text: string): void {
  const announce = useAnnounce();
  const announced = useRef(text);
  useEffect(() => {
    if (announced.current === text) return;
    const timer = setTimeout(() => {
      announced.current = text;
      announce(text);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text, announce]);
}
