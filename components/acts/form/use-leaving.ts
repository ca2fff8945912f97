"use client";

import { useEffect, useEffectEvent, useState } from "react";

/** Asks once before a page with answers is left by a link of the page; the browser asks where it is closed or reloaded. */
export function useLeaving(holds: boolean) {
  const [to, setTo] = useState<string | null>(null);
  const onUnload = useEffectEvent((event: BeforeUnloadEvent) => {
    if (holds) event.preventDefault();
  });
  const onClick = useEffectEvent((event: MouseEvent) => {
    const href = holds ? leadsAway(event) : null;
    if (href === null) return;
    event.preventDefault();
    event.stopPropagation();
    setTo(href);
  });
  useEffect(() => {
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, []);
  return { to, ask: setTo, stay: () => setTo(null) };
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
