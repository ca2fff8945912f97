import type { ReactNode } from "react";

type ReviewLayoutProps = {
  head: ReactNode;
  children: ReactNode;
  /** Beside the text where there is room, else after all of it: one passes the text first. */
  side: ReactNode;
};

/** A review: its text, and beside it what can be done. */
export function ReviewLayout({ head, children, side }: ReviewLayoutProps) {
  return (
    <div className="max-w-[1840px] px-3 pt-4 pb-12 sm:pt-6 sm:pr-6 sm:pb-16 sm:pl-5">
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_368px] lg:gap-16">
        <div className="min-w-0">
          {head}
          {children}
        </div>
        <div className="scroll-thin grid gap-5 lg:sticky lg:top-[calc(var(--bar-h)+24px)] lg:max-h-[calc(100vh-var(--bar-h)-32px)] lg:overflow-auto">
          {side}
        </div>
      </div>
    </div>
  );
}

/** What is pressed, on a ground of its own. */
export const PANEL =
  "hairline rounded-lg bg-sunken px-5 pt-4 pb-5 [--hairline-color:var(--color-line-strong)] max-sm:-mx-3 max-sm:rounded-none max-sm:px-3";

/** The wide button of a panel. */
export const WIDE = "h-9! w-full text-md! max-sm:h-11!";

/** A smaller line of a panel. */
export const NOTE = "mt-2.5 text-sm leading-[18px] text-ink-2";
