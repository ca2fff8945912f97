import { LowMark } from "@/components/quotas/low-mark";
import { STANDING_LOOK } from "@/components/quotas/words";
import { StateText } from "@/components/ui/state-chip";
import type { QuotaLine } from "@/lib/domain/quota/lines";
import { type Standing, standingOf } from "@/lib/domain/quota/standing";
import { figure } from "@/lib/domain/words/figure";

type Judged = Pick<QuotaLine, "applied" | "defaultValue" | "unit" | "required">;

/** How a quota stands, in a word and a glyph where it matters. */
export function QuotaStanding({ quota }: { quota: Judged }) {
  const standing = standingOf(quota);
  const { state, low } = STANDING_LOOK[standing];
  const word = wordOf(standing, quota);
  if (state) return <StateText state={state}>{word}</StateText>;
  if (!low) return <span className="whitespace-nowrap text-ink-3">{word}</span>;
  return (
    <span className="inline-flex items-center gap-1.5 font-medium whitespace-nowrap">
      <LowMark />
      {word}
    </span>
  );
}

function wordOf(standing: Standing, { applied, required }: Judged): string {
  if (required === null || applied === null) return STANDING_LOOK[standing].word;
  if (standing === "short") return `${figure(required - applied)} short`;
  return applied >= required && standing !== "zero" ? "Enough" : STANDING_LOOK[standing].word;
}
