import type { ReactNode } from "react";

/** The main column of a page that says one thing. */
export function NarrowPage({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto max-w-[840px] px-3 pt-4 pb-12 sm:pt-18 sm:pr-6 sm:pb-16 sm:pl-5">
      {children}
    </div>
  );
}
