import type { ReactNode } from "react";
import { Mark } from "@/components/shell/mark";

/** The frame of what is seen before anybody is known: the product's name, and nothing of what is behind. */
export function PlainFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="flex h-(--bar-h) items-center gap-2 border-b border-line bg-canvas px-5 font-semibold tracking-[-0.01em] max-sm:px-3">
        <Mark />
        Bedrock Readiness
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
