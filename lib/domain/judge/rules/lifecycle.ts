import type { Lifecycle } from "@/lib/domain/facts/facts";
import { match, type Rule, type RuleOutcome, remark } from "@/lib/domain/judge/outcome";
import { DAY_MS, type EpochMs } from "@/lib/domain/time";
import type { Finding } from "@/lib/domain/verdict";
import { counted } from "@/lib/domain/words/counted";

/**
 * Row 7, and the warning of a legacy model: an account that has not used it for 15 to 30 days is refused although
 * every field is green. https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html
 */
export const lifecycleRule: Rule = {
  gate: "lifecycle",
  judge: ({ listing, age, row }): RuleOutcome => {
    const lifecycle = listing.listed?.lifecycle;
    if (!lifecycle) return { kind: "pass" };
    const end = lifecycle.endOfLifeAt;
    if (end !== null && end <= age.now) {
      return match({
        gate: "lifecycle",
        state: "blocked",
        code: "ModelEndOfLife",
        cause: "model-end-of-life",
        message: `${row.modelName ?? row.modelId} reached its end of life here. Move to another model.`,
      });
    }
    const extended = extendedSoon(lifecycle.publicExtendedAccessAt, age.now);
    if (lifecycle.status === "ACTIVE" || lifecycle.status === "")
      return { kind: "pass", notes: [...endsSoon(end, age.now), ...extended] };
    if (lifecycle.status !== "LEGACY")
      return { kind: "pass", notes: [undocumented(lifecycle), ...extended] };
    const left =
      end === null ? "" : ` End of life in ${counted(Math.ceil((end - age.now) / DAY_MS), "day")}.`;
    return {
      kind: "pass",
      notes: [
        remark({
          gate: "lifecycle",
          severity: "warn",
          code: "ModelLegacy",
          message: `Legacy.${left} An account that has not used it for 15 to 30 days is refused, although every field is green.`,
        }),
        ...extended,
      ],
    };
  },
};

/** A model that is still active and ends within this time is told of as a legacy one is. */
export const ENDS_SOON_MS = 90 * DAY_MS;

/** The next moments at which the rule may say something else: what is left is told in whole days. */
export function lifecycleTurnsAt(lifecycle: Lifecycle | null, now: EpochMs): readonly EpochMs[] {
  const dates = [lifecycle?.endOfLifeAt ?? null, lifecycle?.publicExtendedAccessAt ?? null];
  return dates.flatMap((at) => {
    if (at === null) return [];
    const daysLeft = Math.ceil((at - now) / DAY_MS);
    return [at - ENDS_SOON_MS + 1, at - (daysLeft - 1) * DAY_MS];
  });
}

function endsSoon(end: number | null, now: number): Finding[] {
  if (end === null || end - now >= ENDS_SOON_MS) return [];
  const days = Math.ceil((end - now) / DAY_MS);
  return [
    remark({
      gate: "lifecycle",
      severity: "warn",
      cause: "model-end-of-life",
      message: `End of life in ${counted(days, "day")}.`,
    }),
  ];
}

/** Told as an end of life is, for it ends the access as it was. */
function extendedSoon(at: number | null, now: number): Finding[] {
  if (at === null || at <= now || at - now >= ENDS_SOON_MS) return [];
  const days = counted(Math.ceil((at - now) / DAY_MS), "day");
  return [
    remark({
      gate: "lifecycle",
      severity: "warn",
      message: `Public extended access begins in ${days}.`,
    }),
  ];
}

const undocumented = ({ status }: Lifecycle): Finding =>
  remark({
    gate: "lifecycle",
    severity: "warn",
    message: `AWS gives the lifecycle state ${status.slice(0, 60)}, which is not documented.`,
  });
