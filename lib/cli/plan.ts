import { maskJson } from "@/lib/domain/export/mask";
import { ALL_ACCOUNTS } from "@/lib/domain/grid/account-choice";
import { planExitCode } from "@/lib/domain/plan/exit-code";
import { planJson } from "@/lib/domain/plan/json";
import { wholePlanText } from "@/lib/domain/plan/whole-text";
import { readPlan } from "@/lib/services/plan/read-plan";
import { freshen } from "./freshen";
import type { Io } from "./io";
import { meantAccounts, notMeantText } from "./meant-accounts";
import { PLAN_USAGE, type PlanFlags, parsePlanFlags, unknownRequirement } from "./plan-args";
import { type CommandApp, withScanningApp } from "./with-app";

const NOT_TOLD = 2;
const USAGE_ERROR = 3;

/** `bedrock-readiness plan`: exit 0 nothing in the way, 1 something is, 2 something could not be told, 3 usage or configuration. */
export async function plan(args: readonly string[], io: Io): Promise<number> {
  const flags = parsePlanFlags(args);
  if (!flags.ok) return refused(io, flags.error);
  if (flags.value.help) {
    io.out(PLAN_USAGE);
    return 0;
  }
  const asked = flags.value;
  const ran = await withScanningApp(io, asked, (app) => run(app, asked, io));
  return ran.ok ? ran.value : refused(io, ran.error.join("\n"));
}

function refused(io: Io, why: string): number {
  io.err(`bedrock-readiness plan: ${why}\n`);
  return USAGE_ERROR;
}

async function run(app: CommandApp, flags: PlanFlags, io: Io): Promise<number> {
  const { ctx } = app;
  const unknown = unknownRequirement(flags.asked, ctx.settings().requirements);
  if (unknown !== null) return refused(io, unknown);
  const complete = await freshen(app, flags, io);
  const meant = await meantAccounts(ctx, flags.accounts, { anew: false });
  if (!meant.ok) {
    const code = refused(io, notMeantText(meant.error));
    return meant.error.why === "not-known" ? NOT_TOLD : code;
  }
  const {
    plan,
    only,
    maskAccountIds: mask,
  } = await readPlan(ctx, {
    accounts: meant.value?.map(({ named }) => named.key).join(",") ?? ALL_ACCOUNTS,
    regions: null,
    models: null,
    requirements: flags.asked.length > 0 ? flags.asked : null,
    required: false,
  });
  const { owner } = flags;
  const exitCode = planExitCode(plan, { owner, complete });
  if (flags.format === "markdown") io.out(wholePlanText(plan, { owner, only, mask, complete }));
  else {
    const text = planJson(plan, { owner, complete, exitCode, at: ctx.now() });
    io.out(mask ? maskJson(text) : text);
  }
  return exitCode;
}
