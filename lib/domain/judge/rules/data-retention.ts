import { retentionAnswer } from "@/lib/domain/data-retention/allowed-modes";
import { current } from "@/lib/domain/judge/current";
import { match, PASS, type Rule, type RuleOutcome, remark, SKIP } from "@/lib/domain/judge/outcome";

/** Row 15. What was not read, and a model that the table does not have, close nothing. */
export const dataRetentionRule: Rule = {
  gate: "data-retention",
  judge: ({ facts, age, row, listing }): RuleOutcome => {
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

const undocumented = (mode: string) =>
  remark({
    gate: "data-retention",
    severity: "warn",
    message: `AWS gives the data retention mode ${mode.slice(0, 60)}, which is not documented.`,
  });
