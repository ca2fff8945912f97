"use client";

import { useState } from "react";
import { type Group, groupOf } from "@/components/acts/list/groups";
import type { ActLine } from "@/lib/contracts/acts";

/**
 * Rows keep their places while the page is open, whatever becomes of them; an act that came since is counted, and shown
 * when that is asked for.
 */
export function useStill(acts: readonly ActLine[] | undefined) {
  const [places, setPlaces] = useState<ReadonlyMap<string, Group> | null>(null);
  const place = (of: readonly ActLine[]) =>
    setPlaces(new Map(of.map((act) => [act.id, groupOf(act)])));
  if (acts && places === null) place(acts);
  const rows = acts?.filter(({ id }) => places?.has(id) ?? true) ?? [];
  return {
    of: (group: Group) => rows.filter((act) => (places?.get(act.id) ?? groupOf(act)) === group),
    fresh: (acts?.length ?? 0) - rows.length,
    show: () => acts && place(acts),
  };
}
