import type { Log } from "@/lib/services/ports/log";
import type { Tell } from "./schema";

/** A store with more broken rows than this has been told of enough. */
const TOLD_MAX = 1_000;

/** Logs each problem once, however often its row is read. */
export function createTell(log: Log): Tell {
  const told = new Set<string>();
  return (problem, details) => {
    const name = JSON.stringify([problem, details]);
    if (told.has(name) || told.size >= TOLD_MAX) return;
    told.add(name);
    log.warn(problem, details);
  };
}
