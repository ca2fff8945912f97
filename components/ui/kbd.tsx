import type { ReactNode } from "react";

/** A key to press; not shown on phones. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="hairline inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-sm px-1 font-sans text-xs whitespace-nowrap text-ink-3 [--hairline-color:var(--color-line-strong)] max-sm:hidden">
      {children}
    </kbd>
  );
}
