"use client";

import { type RefObject, useEffect, useState } from "react";

type CutEdgeProps = {
  scroller: RefObject<HTMLElement | null>;
  /** Empty room after the last column, in px. */
  tail: number;
};

/** A shade at the right edge while columns lie beyond it. */
export function CutEdge({ scroller, tail }: CutEdgeProps) {
  const [bar, setBar] = useState<number | null>(null);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const { scrollLeft, clientWidth, offsetWidth, scrollWidth } = element;
      const cut = scrollLeft + clientWidth < scrollWidth - tail - 1;
      setBar(cut ? offsetWidth - clientWidth : null);
    };
    element.addEventListener("scroll", look, { passive: true });
    // Told of each size once at first, after the layout that it would force otherwise.
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    if (element.firstElementChild) sizes.observe(element.firstElementChild);
    return () => {
      element.removeEventListener("scroll", look);
      sizes.disconnect();
    };
  }, [scroller, tail]);
  if (bar === null) return null;
  return (
    <div
      aria-hidden
      data-print="hide"
      data-cut-edge
      className="pointer-events-none absolute inset-y-0 w-6 bg-linear-to-l from-canvas to-transparent"
      style={{ right: bar }}
    />
  );
}
