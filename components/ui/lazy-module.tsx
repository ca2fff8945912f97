"use client";

import { type ComponentType, type ReactNode, useEffect, useSyncExternalStore } from "react";
import { NotLoaded } from "@/components/ui/not-loaded";
import { putOffRest, whenRested } from "@/components/ui/rest";
import { tellAway } from "@/lib/queries/away";

const TRY_AGAIN_MS = 2_000;

type Held<M> = { module: M | null; failed: boolean };

/** A part of the page that is fetched once the page rests, or when it is first needed. */
export type LazyModule<M> = {
  load: () => void;
  /** The same, once what is there is painted; gives what calls it off. */
  loadSoon: () => () => void;
  /** One of its components. Until it is there `Waiting` is shown, or nothing; where it can't be had, that is said and tried again. */
  part: <P extends object>(
    pick: (module: M) => ComponentType<P>,
    Waiting?: ComponentType<P>,
  ) => (props: P) => ReactNode;
  /** Whether it is there, or can't be had. Where it is `needed` it is fetched at once, and the page does not rest before. */
  useThere: (needed: boolean) => boolean;
};

type LazyOptions = {
  /** Fetched before it is needed; false where most never need it. */
  ahead?: boolean;
};

/** The dashboard may be away, or a newer build may have no such file: neither takes the page down. */
export function lazyModule<M>(
  fetchIt: () => Promise<M>,
  { ahead = true }: LazyOptions = {},
): LazyModule<M> {
  let held: Held<M> = { module: null, failed: false };
  let asked = false;
  const waiting = new Set<() => void>();
  const hold = (next: Held<M>) => {
    held = next;
    for (const tell of waiting) tell();
  };
  const load = () => {
    if (asked) return;
    asked = true;
    fetchIt().then(
      (module) => hold({ module, failed: false }),
      () => {
        asked = false;
        hold({ module: null, failed: true });
        tellAway();
      },
    );
  };
  const subscribe = (tell: () => void) => {
    waiting.add(tell);
    return () => void waiting.delete(tell);
  };
  const loadSoon = () => {
    const frame = requestAnimationFrame(() => setTimeout(load));
    return () => cancelAnimationFrame(frame);
  };
  if (ahead) whenRested(load);
  return {
    load,
    loadSoon,
    part: (pick, Waiting) => (props) => {
      const { module, failed } = useSyncExternalStore(subscribe, () => held, nothing);
      useEffect(() => {
        if (module) return;
        const callOff = loadSoon();
        const timer = setInterval(load, TRY_AGAIN_MS);
        return () => {
          callOff();
          clearInterval(timer);
        };
      }, [module]);
      if (!module && failed) return <NotLoaded />;
      if (!module) return Waiting ? <Waiting {...props} /> : null;
      const Part = pick(module);
      return <Part {...props} />;
    },
    useThere: (needed) => {
      const { module, failed } = useSyncExternalStore(subscribe, () => held, nothing);
      const isThere = module !== null || failed;
      const isAwaited = needed && !isThere;
      useEffect(() => {
        if (!isAwaited) return;
        load();
        return putOffRest();
      }, [isAwaited]);
      return isThere;
    },
  };
}

const NOTHING = { module: null, failed: false };
const nothing = () => NOTHING;
