import { beforeCheck, type CheckDeps, type CheckScope, check } from "@/lib/cli/check";
import { NO_HISTORY, type SinceOf } from "@/lib/domain/requirement/line-since";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { RequirementWorld } from "@/lib/domain/requirement/world";
import { aCell, aWorld, SONNET } from "@/tests/unit/domain/requirement/worlds";

export const T0 = Date.UTC(2026, 10, 22);
export const CELL = `${SONNET}@eu-west-1`;

type Given = {
  worlds?: readonly RequirementWorld[];
  requirements?: readonly Requirement[];
  mask?: boolean;
  ended?: "not whole" | "cancelled";
  since?: SinceOf;
};

/** Runs a check over one world after another; the last one stays. Time passes only by sleeping. */
export async function run(args: readonly string[], given: Given = {}) {
  const worlds = given.worlds ?? [aWorld([aCell()])];
  const seen = { out: "", err: "", scopes: [] as CheckScope[], slept: [] as number[], now: T0 };
  const deps: CheckDeps = {
    requirements: given.requirements ?? [],
    maskAccountIds: given.mask ?? false,
    readCells: async (scope) => {
      const world = worlds[Math.min(seen.scopes.length, worlds.length - 1)] ?? aWorld([]);
      seen.scopes.push(scope);
      const why = given.ended === undefined ? null : `The scan was ${given.ended}.`;
      return { ...world, why, isCancelled: given.ended === "cancelled" };
    },
    readSince: async () => given.since ?? NO_HISTORY,
    now: () => seen.now,
    sleep: async (ms) => {
      seen.slept.push(ms);
      seen.now += ms;
    },
    out: (text) => {
      seen.out += text;
    },
    err: (text) => {
      seen.err += text;
    },
  };
  const begun = beforeCheck(args, deps);
  const code = "exitCode" in begun ? begun.exitCode : await check(begun.flags, deps);
  return { code, ...seen };
}

export const world = (...cells: Parameters<typeof aCell>[0][]) =>
  aWorld(cells.map((cell) => aCell(cell)));
