"use client";

import { lazy, Suspense } from "react";
import type { EntryView } from "@/lib/contracts/entry";

const CallerMenu = lazy(async () => ({
  default: (await import("@/components/session/caller-menu")).CallerMenu,
}));

/** Who one is here, for a dashboard that people sign in to; one without sign-in loads nothing of it. */
export function Caller({ first }: { first: EntryView | null }) {
  return (
    <Suspense>
      <CallerMenu first={first} />
    </Suspense>
  );
}
