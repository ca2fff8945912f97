import type { CallCount, WriteCall } from "@/lib/stand-in/calls";
import type { FaultRule } from "@/lib/stand-in/faults/types";
import { ALLOW_ALL, type Policy } from "@/lib/stand-in/policy";
import { type Clock, resetSite, type Site } from "@/lib/stand-in/site";
import { truthOf } from "@/lib/stand-in/truth";
import { applyGiven } from "./given";
import { type Given, GivenInput } from "./schema";

/** The control port, for a test in the same process. */
export type Control = {
  calls: () => CallCount[];
  writes: () => readonly WriteCall[];
  clearCalls: () => void;
  truth: () => ReturnType<typeof truthOf>;
  /** Throws where the change means nothing in this world. */
  given: (...changes: readonly Given[]) => void;
  addFaults: (...rules: readonly FaultRule[]) => void;
  clearFaults: (id?: string) => void;
  setPolicy: (policy: Partial<Policy>) => void;
  setClock: (clock: Clock) => void;
  setLatency: (ms: number) => void;
  /** How long new sessions last, whatever was asked for; null: as asked. */
  setSessionSeconds: (seconds: number | null) => void;
  /** Ends the running sessions of an account, or of all; says how many there were. */
  endSessions: (accountId?: string) => number;
  reset: () => void;
};

export function createControl(site: Site): Control {
  return {
    calls: () => site.calls.counts(),
    writes: () => site.calls.writes(),
    clearCalls: () => site.calls.clear(),
    truth: () => truthOf(site.world, Date.now()),
    given: (...changes) => {
      const problem = applyGiven(
        site,
        changes.map((change) => GivenInput.parse(change)),
      );
      if (problem !== null) throw new Error(problem);
    },
    addFaults: (...rules) => site.faults.add(rules),
    clearFaults: (id) => site.faults.clear(id),
    setPolicy: (policy) => {
      site.policy = { ...ALLOW_ALL, ...policy };
    },
    setClock: (clock) => {
      site.clock = clock;
    },
    setLatency: (ms) => {
      site.latencyMs = ms;
    },
    setSessionSeconds: (seconds) => {
      site.sessionSeconds = seconds;
    },
    endSessions: (accountId) => site.credentials.endSessions(accountId ?? null, Date.now()),
    reset: () => resetSite(site),
  };
}
