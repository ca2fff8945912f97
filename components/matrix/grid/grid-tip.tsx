"use client";

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { StateText } from "@/components/ui/state-chip";
import type { State } from "@/lib/domain/state";
import { ageText } from "@/lib/domain/words/durations";
import { serverNowOr } from "@/lib/queries/server-clock";
import { focusOfElement } from "./focus-of-element";
import type { FocusPlace } from "./move-focus";

export type Tip = {
  heading: string;
  state: State;
  code: string | null;
  text: string;
  routes: readonly string[];
  readAt: number | null;
};

const SHOW_AFTER_MS = 400;
const HIDE_AFTER_MS = 120;
const WIDTH = 300;

type GridTipProps = {
  grid: RefObject<HTMLElement | null>;
  tipFor: (place: FocusPlace) => Tip | null;
};
type Shown = { tip: Tip; left: number; top: number };

/** What a cell says, below it, after 400 ms of rest. One for the whole grid; says nothing that the sheet does not. */
export function GridTip({ grid, tipFor }: GridTipProps) {
  const [shown, setShown] = useState<Shown | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = (ms: number, run: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(run, ms);
  };
  const onOver = useEffectEvent(({ pointerType, target }: PointerEvent) => {
    if (pointerType === "mouse" && target instanceof Element)
      restOn(target.closest("[role=gridcell]"));
  });
  const restOn = useEffectEvent((cell: Element | null) => {
    const place = focusOfElement(cell);
    const tip = place && tipFor(place);
    if (!cell || !tip) return later(HIDE_AFTER_MS, () => setShown(null));
    later(shown ? HIDE_AFTER_MS : SHOW_AFTER_MS, () => {
      const box = cell.getBoundingClientRect();
      const left = Math.min(box.left, window.innerWidth - WIDTH - 8);
      setShown({ tip, left, top: box.bottom + 2 });
    });
  });
  const onLeave = useEffectEvent(() => later(HIDE_AFTER_MS, () => setShown(null)));
  const onGone = useEffectEvent(() => {
    clearTimeout(timer.current);
    setShown(null);
  });
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape") onGone();
  });
  useEffect(() => {
    const element = grid.current;
    const scroller = element?.parentElement;
    // This part comes late, and a pointer that rests says nothing more.
    const rested = element?.querySelector("[role=gridcell]:hover");
    if (rested && window.matchMedia("(hover: hover)").matches) restOn(rested);
    element?.addEventListener("pointerover", onOver);
    element?.addEventListener("pointerleave", onLeave);
    element?.addEventListener("pointerdown", onGone);
    scroller?.addEventListener("scroll", onGone, { passive: true });
    document.addEventListener("keydown", onEscape);
    return () => {
      element?.removeEventListener("pointerover", onOver);
      element?.removeEventListener("pointerleave", onLeave);
      element?.removeEventListener("pointerdown", onGone);
      scroller?.removeEventListener("scroll", onGone);
      document.removeEventListener("keydown", onEscape);
      clearTimeout(timer.current);
    };
  }, [grid]);

  if (!shown) return null;
  const { tip } = shown;
  return (
    <div
      role="tooltip"
      onPointerEnter={() => clearTimeout(timer.current)}
      onPointerLeave={() => setShown(null)}
      className="fixed z-55 max-w-[300px] rounded-md bg-surface px-3 py-2 text-sm leading-[18px] shadow-pop"
      style={{ left: shown.left, top: shown.top }}
    >
      <p>{tip.heading}</p>
      <p className="flex items-center gap-1.5">
        <StateText state={tip.state} />
        {tip.code && <code className="text-ink-2">{tip.code}</code>}
      </p>
      {tip.text && <p className="text-ink-2">{tip.text}</p>}
      {tip.state === "ready" && tip.routes.length > 0 && (
        <p className="text-ink-2">By {tip.routes.join(", ")}</p>
      )}
      {tip.readAt !== null && (
        <p className="text-ink-3">Read {ageText(tip.readAt, serverNowOr(tip.readAt))}</p>
      )}
    </div>
  );
}
