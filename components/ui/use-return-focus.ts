"use client";

import { useEffect, useState } from "react";

/** When what is on top goes away, the focus is back where it was before, unless it has gone elsewhere. */
export function useReturnFocus(): void {
  const [before] = useState(() =>
    typeof document === "undefined" ? null : document.activeElement,
  );
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const isLost = document.activeElement === document.body;
        if (isLost && before instanceof HTMLElement && before.isConnected)
          before.focus({ preventScroll: true });
      });
    },
    [before],
  );
}
