import { retentionAnswer } from "@/lib/domain/data-retention/allowed-modes";
import type { Cell } from "@/lib/domain/judge/cell";
import { current } from "@/lib/domain/judge/current";
import { match, PASS, type Rule, type RuleOutcome, remark, SKIP } from "@/lib/domain/judge/outcome";
import type { EpochMs } from "@/lib/domain/time";
import { isoTime } from "@/lib/domain/words/dates";
import { isProved, standingOf } from "./proof";

/** Row 15. What was not read, and a model that the table does not have, close nothing. */
export const dataRetentionRule: Rule = {
  gate: "data-retention",
  judge: (cell): RuleOutcome => {
    const { facts, age, row, listing } = cell;
    if (listing.routes.length === 0) return SKIP;
    const read = current(facts.dataRetention, age);
    if (!read.ok) return SKIP;
    const { mode } = read.value;
    const answer = retentionAnswer(row.modelId, mode);
    switch (answer.kind) {
      case "allowed":
        return PASS;
      case "not-in-table":
        return SKIP;
      case "unknown-mode":
        return { kind: "skip", notes: [undocumented(mode)] };
      case "not-allowed":
        if (isAnsweredSince(cell, { asOf: answer.asOf, updatedAt: read.value.updatedAt }))
          return { kind: "pass", notes: [outdated(mode, answer.asOf)] };
        return match({
          gate: "data-retention",
          state: "blocked",
          code: "DataRetentionNotAllowed",
          cause: "data-retention-mode-required",
          message: `The data retention mode of this Region is ${mode}; by the table of ${answer.asOf} this model allows ${answer.allowed.join(" and ")} only. The mode holds for every caller of the Region.`,
        });
    }
  },
};

/** A call was answered within a day, later than the table was made and the mode was set. */
function isAnsweredSince(
  cell: Cell,
  { asOf, updatedAt }: { asOf: string; updatedAt: EpochMs | null },
): boolean {
  const standing = standingOf(cell);
  if (standing.state !== "answered" || !isProved(cell)) return false;
  const { at } = standing.proof;
  return isoTime(at).slice(0, asOf.length) > asOf && at > (updatedAt ?? 0);
}

const outdated = (mode: string, asOf: string) =>
  remark({
    gate: "data-retention",
    severity: "note",
    message: `By the table of ${asOf} this model is not allowed in the mode ${mode}, but a call was answered since.`,
  });

const undocumented = (mode: string) =>
  remark({
    gate: "data-retention",
    severity: "warn",
    message: `AWS gives the data retention mode ${mode.slice(0, 60)}, which is not documented.`,
  });
