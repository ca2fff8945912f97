import type { CheckAnswer } from "@/lib/contracts/check";
import { maskAs } from "@/lib/domain/export/mask";
import { requirementsOf } from "@/lib/domain/requirement/asked";
import { exitCodeOf, mayChange } from "@/lib/domain/requirement/exit-code";
import { judgeRequirement } from "@/lib/domain/requirement/judge";
import { linesOf } from "@/lib/domain/requirement/lines";
import { type CheckFormat, renderReport } from "@/lib/domain/requirement/render";
import { ok, type Result } from "@/lib/domain/result";
import { isoTime } from "@/lib/domain/words/dates";
import type { Context } from "@/lib/services/context";
import { readSince } from "./read-since";

type AskedCheck = { asked: readonly string[]; format: CheckFormat };

/** Judges requirements over what was read last, without asking AWS. What is too old to be believed could not be told. */
export async function checkStored(
  ctx: Context,
  { asked, format }: AskedCheck,
): Promise<Result<CheckAnswer, string>> {
  const settings = ctx.settings();
  const requirements = requirementsOf(asked, settings.requirements);
  if (!requirements.ok) return requirements;
  const [{ asked: seen, outline }, last] = await Promise.all([
    ctx.world.survey(requirements.value),
    ctx.stores.scans.lastComplete(ctx.now()),
  ]);
  const judged = requirements.value.map((requirement) => judgeRequirement(requirement, seen));
  const since = await readSince(ctx, judged, outline.accounts);
  const lines = judged.flatMap((one) => linesOf(one, { world: seen, since }));
  const exitCode = exitCodeOf(judged);
  const report = { judged, lines, complete: last !== null, exitCode, at: ctx.now() };
  const text = renderReport(report, format);
  return ok({
    schemaVersion: 1,
    exitCode,
    mayChange: mayChange(judged),
    scannedAt: isoTime(last?.finishedAt ?? null),
    report: settings.maskAccountIds ? maskAs(format, text) : text,
  });
}
