import { type Random, randomFrom } from "@/lib/stand-in/random";
import type { FaultAction, FaultPoint, FaultRule, FaultScope } from "./types";

export type FaultPlace = {
  account: string;
  region: string;
  service: string;
  operation: string;
  model: string;
};

export type Faults = {
  /** What becomes of this call, or null where no rule spoils it. Counts the call as seen. */
  strike: (place: FaultPlace) => Struck | null;
  add: (rules: readonly FaultRule[]) => void;
  clear: (id?: string) => void;
  list: () => readonly FaultRule[];
};

type Struck = Exclude<FaultAction, { kind: "one-of" }> & { point?: FaultPoint };

type Active = { rule: FaultRule; seen: number; spoiled: number };

/** The first rule that matches and strikes decides; the newest rules come first. */
export function createFaults(rules: readonly FaultRule[], seed: number): Faults {
  const random = randomFrom(seed);
  let active: Active[] = [];
  const add = (added: readonly FaultRule[]): void => {
    active = [...added.map((rule) => ({ rule, seen: 0, spoiled: 0 })), ...active];
  };
  add(rules);
  return {
    strike: (place) => {
      for (const entry of active) {
        if (speaksOf(entry.rule.when, place) && strikes(entry, random)) {
          const action = resolve(entry.rule.fault, random);
          const { point } = entry.rule;
          return action === null || point === undefined ? action : { ...action, point };
        }
      }
      return null;
    },
    add,
    clear: (id) => {
      active = id === undefined ? [] : active.filter((entry) => entry.rule.id !== id);
    },
    list: () => active.map((entry) => entry.rule),
  };
}

function strikes(entry: Active, random: Random): boolean {
  const { after = 0, times, probability = 1 } = entry.rule;
  entry.seen += 1;
  if (entry.seen <= after) return false;
  if (times !== undefined && entry.spoiled >= times) return false;
  if (probability < 1 && random() >= probability) return false;
  entry.spoiled += 1;
  return true;
}

function resolve(
  action: FaultAction,
  random: Random,
): Exclude<FaultAction, { kind: "one-of" }> | null {
  if (action.kind !== "one-of") return action;
  const chosen = action.actions[Math.floor(random() * action.actions.length)];
  return chosen === undefined ? null : resolve(chosen, random);
}

function speaksOf(scope: FaultScope | undefined, place: FaultPlace): boolean {
  if (scope === undefined) return true;
  return (
    includes(scope.account, place.account) &&
    includes(scope.region, place.region) &&
    includes(scope.service, place.service) &&
    includes(scope.operation, place.operation) &&
    includes(scope.model, place.model)
  );
}

function includes(wanted: string | readonly string[] | undefined, value: string): boolean {
  if (wanted === undefined) return true;
  return typeof wanted === "string" ? wanted === value : wanted.includes(value);
}
