import { maskAs } from "@/lib/domain/export/mask";
import { exitCodeAfter, mayChange } from "@/lib/domain/requirement/exit-code";
import { judgeRequirement } from "@/lib/domain/requirement/judge";
import type { SinceOf } from "@/lib/domain/requirement/line-since";
import { linesOf } from "@/lib/domain/requirement/lines";
import { type CheckFormat, renderReport } from "@/lib/domain/requirement/render";
import type { CheckReport } from "@/lib/domain/requirement/report";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { JudgedRequirement, RequirementWorld } from "@/lib/domain/requirement/world";
import { type EpochMs, MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import {
  CHECK_USAGE,
  type CheckFlags,
  type CheckPlan,
  parseCheckFlags,
  planCheck,
} from "./check-args";
import { writeReport } from "./check-reports";

/** What a scan has to cover for the check; null means all. */
export type CheckScope = { regions: readonly string[] | null };

/** `why`: not all that was meant was asked, and what stood in the way; null: all was. */
type Asked = { why: string | null; isCancelled: boolean };

export type CheckDeps = {
  requirements: readonly Requirement[];
  maskAccountIds: boolean;
  /** Asks AWS now and judges every cell of the scope. */
  readCells(scope: CheckScope): Promise<RequirementWorld & Asked>;
  /** Since when what was judged is so. */
  readSince(judged: readonly JudgedRequirement[]): Promise<SinceOf>;
  now(): EpochMs;
  sleep(ms: number): Promise<void>;
  out(text: string): void;
  err(text: string): void;
};

/** What needs neither configuration nor AWS: help, and flags that are wrong; else the flags. */
export function beforeCheck(
  args: readonly string[],
  { out, err }: Pick<CheckDeps, "out" | "err">,
): { exitCode: number } | { flags: CheckFlags } {
  const flags = parseCheckFlags(args);
  if (!flags.ok) {
    err(`bedrock-readiness check: ${flags.error}\n`);
    return { exitCode: 3 };
  }
  if (!flags.value.help) return { flags: flags.value };
  out(CHECK_USAGE);
  return { exitCode: 0 };
}

/**
 * The gate: 1 when something is not ready, else 2 when something could not be told, else 0; 3 for wrong usage.
 * With `--wait` it looks again while waiting may help, and answers at once when it can't.
 */
export async function check(flags: CheckFlags, deps: CheckDeps): Promise<number> {
  const plan = planCheck(flags, deps.requirements);
  if (!plan.ok) {
    deps.err(`bedrock-readiness check: ${plan.error}\n`);
    return 3;
  }
  const report = await untilSettled(plan.value, deps);
  const shown = (format: CheckFormat): string => {
    const text = renderReport(report, format);
    return deps.maskAccountIds ? maskAs(format, text) : text;
  };
  deps.out(shown(plan.value.format));
  for (const { format, file } of plan.value.reports) {
    const written = writeReport(file, shown(format));
    if (!written.ok) return notWritten(written.error, deps);
  }
  return report.exitCode;
}

/** A pipeline that shows no report must not look as if there were nothing in it. */
export function notWritten(why: string, { err }: Pick<CheckDeps, "err">): number {
  err(`bedrock-readiness check: ${why}\n`);
  return 3;
}

async function untilSettled(plan: CheckPlan, deps: CheckDeps): Promise<CheckReport> {
  const startedAt = deps.now();
  const deadline = startedAt + plan.waitMs;
  let { report, isCancelled } = await look(plan, deps);
  while (!isCancelled && mayChange(report.judged) && deps.now() < deadline) {
    const pauseMs = Math.min(pauseFor(deps.now() - startedAt), deadline - deps.now());
    deps.err(`Not settled yet. Looking again in ${Math.ceil(pauseMs / SECOND_MS)} s.\n`);
    await deps.sleep(pauseMs);
    ({ report, isCancelled } = await look(plan, deps));
  }
  return report;
}

/** Every 15 seconds for two minutes, then every 30. */
export function pauseFor(elapsedMs: number): number {
  return elapsedMs < 2 * MINUTE_MS ? 15 * SECOND_MS : 30 * SECOND_MS;
}

/** A model that no list of the required Regions shows is looked for in all of them, since any list may be the one that has it. */
async function look(plan: CheckPlan, deps: CheckDeps): Promise<Look> {
  const regions = regionsOf(plan.requirements);
  const one = await judgeIn(regions, plan, deps);
  const missing = one.report.judged.some(({ problems }) =>
    problems.some(({ about }) => about === "model"),
  );
  const isEnough = !missing || regions === null || one.isCancelled;
  return isEnough ? one : judgeIn(null, plan, deps);
}

type Look = { report: CheckReport; isCancelled: boolean };

async function judgeIn(
  regions: readonly string[] | null,
  { requirements }: CheckPlan,
  deps: CheckDeps,
): Promise<Look> {
  const { why, isCancelled, ...world } = await deps.readCells({ regions });
  const judged = requirements.map((requirement) => judgeRequirement(requirement, world));
  const since = await deps.readSince(judged);
  const lines = judged.flatMap((one) => linesOf(one, { world, since }));
  const complete = why === null;
  if (why !== null) deps.err(`${why}\n`);
  const exitCode = exitCodeAfter(judged, { complete });
  return { report: { judged, lines, complete, why, exitCode, at: deps.now() }, isCancelled };
}

function regionsOf(requirements: readonly Requirement[]): readonly string[] | null {
  if (requirements.some(({ regions }) => regions === null)) return null;
  return [...new Set(requirements.flatMap(({ regions }) => regions ?? []))];
}
