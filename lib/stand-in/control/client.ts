import type { CallCount, WriteCall } from "@/lib/stand-in/calls";
import { type Clock, resetSite, type Site } from "@/lib/stand-in/site";

/** The control port for a test in the same process. */
export type Control = {
  calls: () => CallCount[];
  writes: () => readonly WriteCall[];
  clearCalls: () => void;
  setClock: (clock: Clock) => void;
  reset: () => void;
};

export function createControl(site: Site): Control {
  return {
    calls: () => site.calls.counts(),
    writes: () => site.calls.writes(),
    clearCalls: () => site.calls.clear(),
    setClock: (clock) => {
      site.clock = clock;
    },
    reset: () => resetSite(site),
  };
}
