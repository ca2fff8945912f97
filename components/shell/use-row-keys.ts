"use client";

import { useHotkeys } from "./use-hotkeys";

/** `j` and `k` go from row to row; Enter presses what has the focus, as everywhere. */
export function useRowKeys(): void {
  useHotkeys({ j: () => step(1), k: () => step(-1) });
}

function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>("[data-row-link]")];
  const at = links.findIndex((link) => link.contains(document.activeElement));
  if (at < 0) links.at(by > 0 ? 0 : -1)?.focus();
  else links[at + by]?.focus();
}
