"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { useBack } from "@/components/acts/form/use-back";

/** Where a page with answers is about to be left to, which is asked about first. */
export type Way = { by: "link"; to: string } | { by: "back" };

/**
 * Asks once before a page with answers is left by a link of the page or by a step back; the browser asks where it is closed
 * or reloaded.
 */
export function useLeaving(holds: boolean) {
  const [way, setWay] = useState<Way | null>(null);
  const back = useBack(holds, () => setWay({ by: "back" }));
  const onUnload = useEffectEvent((event: BeforeUnloadEvent) => {
    if (holds) event.preventDefault();
  });
  const onClick = useEffectEvent((event: MouseEvent) => {
    const to = holds ? leadsAway(event) : null;
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    setWay({ by: "link", to });
  });
  useEffect(() => {
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, []);
  const stay = () => {
    if (way?.by === "back") back.hold();
    setWay(null);
  };
  return { way, stay, isTwice: back.isTwice };
}

/** Where a plain press on a link of this window leads; null: nowhere else. */
function leadsAway(event: MouseEvent): string | null {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.download)
    return null;
  if (link.origin !== location.origin || link.pathname === location.pathname) return null;
  return `${link.pathname}${link.search}${link.hash}`;
}
