"use client";

import { useSyncExternalStore } from "react";
import type { Metrics } from "./columns";

export const PROVIDER_ROW_HEIGHT = 32;

const UPWARDS = { headHeight: 148, flat: false } as const;
const PHONE: Metrics = { cellWidth: 34, gap: 8, firstColumn: 148, rowHeight: 32, ...UPWARDS };
const DESK: Metrics = { cellWidth: 36, gap: 12, firstColumn: 336, rowHeight: 28, ...UPWARDS };
const WIDE: Metrics = { ...DESK, firstColumn: 372 };
/** In a window that is not high: as wide as the longest code of a Region with a mark beside it. */
const flat = (metrics: Metrics): Metrics => ({
  ...metrics,
  cellWidth: 112,
  headHeight: 52,
  flat: true,
});
const SHORT = { phone: flat(PHONE), desk: flat(DESK), wide: flat(WIDE) } as const;
const HIGH = { phone: PHONE, desk: DESK, wide: WIDE } as const;

const QUERIES = {
  phone: "(max-width: 720px)",
  wide: "(min-width: 1401px)",
  short: "(max-height: 600px) and (orientation: landscape)",
} as const;

/** The sizes of the grid in this window, in CSS pixels. */
export function useMetrics(): Metrics {
  const phone = useMedia(QUERIES.phone);
  const wide = useMedia(QUERIES.wide);
  const sizes = useMedia(QUERIES.short) ? SHORT : HIGH;
  if (phone) return sizes.phone;
  return wide ? sizes.wide : sizes.desk;
}

/** Whether the window is that of a phone. */
export function usePhone(): boolean {
  return useMedia(QUERIES.phone);
}

/** Whether the page is being printed: then nothing may be left out of the grid. */
export function usePrinting(): boolean {
  return useMedia("print");
}

const SHEET_WIDTH = 528;
const RAIL_WIDTH = 300;

/** How much of the grid an open sheet lies over: it covers the rail first, and on phones everything. */
export function useCovered(open: boolean): number {
  const phone = usePhone();
  const railed = useMedia("(min-width: 1061px)");
  if (!open || phone) return 0;
  return railed ? SHEET_WIDTH - RAIL_WIDTH : SHEET_WIDTH;
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
    () => false,
  );
}
