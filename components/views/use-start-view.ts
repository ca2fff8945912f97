"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { tabStore } from "@/components/ui/browser-store";
import { savedViews } from "@/components/views/saved-views-store";
import { startAddress } from "@/lib/domain/views/saved-views";

const OPENED = "readiness-opened";

/** Opens the start view once a tab, where the product is opened without an address of its own; the plain matrix stays in reach. */
export function useStartView(): void {
  const router = useRouter();
  useEffect(() => {
    if (!isFirstInTab()) return;
    const { pathname, search } = window.location;
    const start = startAddress(savedViews());
    if (start !== null && pathname === "/" && search === "") router.replace(start);
  }, [router]);
}

let opened = false;

/** Told once a tab, over reloads too where the browser lets it. */
function isFirstInTab(): boolean {
  if (opened) return false;
  opened = true;
  const before = tabStore.getItem(OPENED);
  tabStore.setItem(OPENED, "yes");
  return before === null;
}
