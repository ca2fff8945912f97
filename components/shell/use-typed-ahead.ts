"use client";

import { type RefObject, useEffect, useRef } from "react";
import { hearHeldKeys } from "@/components/presses/held-keys";

/** What is typed while something that is about to open is still being loaded, so that no letter is lost. */
export function useTypedAhead(waiting: boolean): RefObject<string> {
  const typed = useRef("");
  useEffect(() => {
    typed.current = "";
    if (!waiting) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (document.querySelector("[role=dialog] input")) return;
      if (event.key === "Backspace") typed.current = typed.current.slice(0, -1);
      else if (event.key.length === 1 && !event.metaKey && !event.ctrlKey) {
        typed.current += event.key;
        event.preventDefault();
        event.stopPropagation();
      }
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    void hearHeldKeys();
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [waiting]);
  return typed;
}
