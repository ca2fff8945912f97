import type { EpochMs } from "@/lib/domain/time";
import { timeText } from "@/lib/domain/words/dates";
import { ageText } from "@/lib/domain/words/durations";
import { ageOf, type Proof, type ProofOutcome } from "./proof";

export const NEVER_TRIED = "never tried";

const WORDS = {
  answered: "answered",
  refused: "refused",
  throttled: "throttled",
  "no-verdict": "no verdict",
  "not-provable": "not provable",
} as const satisfies Record<ProofOutcome, string>;

/** The outcome alone. */
export const outcomeWord = (outcome: ProofOutcome): string => WORDS[outcome];

/** The outcome in the words of every screen: `answered 3 h ago by us.`, `refused`. What is over a week old was never tried. */
export function proofWords(proof: Pick<Proof, "outcome" | "at"> | null, now: EpochMs): string {
  if (proof === null || ageOf(proof, now) === "gone") return NEVER_TRIED;
  if (proof.outcome !== "answered") return WORDS[proof.outcome];
  return `answered ${ageText(proof.at, now)} by us.`;
}

/** What stands beside an outcome that is not final; null: nothing. */
export const provisionalWords = ({ againAt }: Pick<Proof, "againAt">): string | null =>
  againAt === null ? null : `provisional, tried again ${timeText(againAt)}`;

/** A price in US dollars as a person reads it: `$0.000017`, `under $0.01`; cents from one on. */
export function dollarText(dollars: number): string {
  if (dollars === 0) return "$0";
  if (dollars >= 0.01) return `$${dollars.toFixed(2)}`;
  return `$${dollars.toFixed(6)}`;
}

/** What a day has cost, as far as that is known. */
export const dayCostText = (dollars: number): string =>
  dollars < 0.01 ? "under $0.01" : dollarText(dollars);
