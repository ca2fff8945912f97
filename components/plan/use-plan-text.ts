"use client";

import { useState } from "react";
import type { PlanView } from "@/lib/contracts/plan";
import { docFor, type PlanDoc } from "@/lib/domain/plan/doc";
import { sameWork } from "@/lib/domain/plan/same-work";
import type { PlanCause } from "@/lib/domain/plan/types";

type Held = { key: string; view: PlanView; ids: readonly string[]; doc: PlanDoc | null };

type Asked = {
  view: PlanView;
  selected: readonly PlanCause[];
  /** Another one as soon as the reader asks for something else. */
  key: string;
};

/**
 * The text over what is selected. It stays as it is while one reads it: when what it says has changed meanwhile, `update`
 * brings it up to date; times alone are taken as they come.
 */
export function usePlanText({ view, selected, key }: Asked) {
  const ids = selected.map(({ id }) => id);
  const [held, setHeld] = useState<Held>(() => make({ key, view, ids, selected }));
  const same =
    held.key !== key ||
    (held.ids.join() === ids.join() && sameWork(held.view.plan, view.plan, new Set(ids)));
  const stale = held.view !== view || held.key !== key || held.ids.join() !== ids.join();
  if (same && stale) setHeld(make({ key, view, ids, selected }));
  return {
    doc: held.doc,
    ids: held.ids,
    changed: !same,
    update: () => setHeld(make({ key, view, ids, selected })),
  };
}

type Make = Omit<Held, "doc"> & { selected: readonly PlanCause[] };

function make({ key, view, ids, selected }: Make): Held {
  const owner = selected[0]?.owner ?? null;
  const doc =
    owner === null ? null : docFor(view.plan, { owner, picked: new Set(ids), only: view.only });
  return { key, view, ids, doc };
}
