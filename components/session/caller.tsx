"use client";

import { lazyModule } from "@/components/ui/lazy-module";
import type { EntryView } from "@/lib/contracts/entry";

const menu = lazyModule(() => import("@/components/session/caller-menu"), { ahead: false });
const CallerMenu = menu.part(({ CallerMenu: part }) => part);

/** Who one is here, for a dashboard that people sign in to; one without sign-in loads nothing of it. */
export function Caller({ first }: { first: EntryView | null }) {
  return <CallerMenu first={first} />;
}
