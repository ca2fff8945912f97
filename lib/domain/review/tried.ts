import type { TriedCell } from "@/lib/domain/proof/proof";
import { counted } from "@/lib/domain/words/counted";

/** What a review says of calls: how many models answered one, or refused it, within a week. */
export function triedText(models: readonly { proof?: TriedCell }[]): string {
  const callers = "callers' own policies were not checked.";
  const tried = models.flatMap(({ proof }) => proof ?? []);
  if (tried.length === 0) return `No call was tried, and ${callers}`;
  const count = (outcome: TriedCell["outcome"]) =>
    tried.filter((one) => one.outcome === outcome).length;
  const rest = tried.length - count("answered") - count("refused");
  return `By the newest calls of a week ${count("answered")} of ${counted(models.length, "model")} answered, ${count("refused")} refused${rest > 0 ? `, and ${rest} gave no verdict` : ""}; ${callers}`;
}
