import { err, ok, type Result } from "@/lib/domain/result";
import type { Figure } from "@/tests/bench/figure";

export type AskedFigures = { wanted: readonly Figure[]; words: readonly string[] };

/** What the command line names of these figures, all where it names none, and the words for it; the error says what it names wrongly. */
export function askedFigures(
  named: readonly string[],
  figures: readonly Figure[],
): Result<AskedFigures, string> {
  const taker = figures.find(({ name, wrongIn }) => wrongIn && name === named[0]);
  const names = taker ? named.slice(0, 1) : named;
  const words = taker ? named.slice(1) : [];
  const strangers = strangersIn(names, figures, "figure");
  if (strangers !== null) return err(strangers);
  const wrong = taker?.wrongIn?.(words) ?? null;
  if (wrong !== null) return err(`${taker?.name}: ${wrong}`);
  const wanted = figures.filter(({ name }) => names.length === 0 || names.includes(name));
  return ok({ wanted, words });
}

/** Says which words name none of these, and what there is; null: each names one. */
export function strangersIn(
  words: readonly string[],
  known: readonly { name: string }[],
  noun: string,
): string | null {
  const strangers = words.filter((word) => !known.some(({ name }) => name === word));
  if (strangers.length === 0) return null;
  return `There is no ${noun} ${strangers.join(", ")}. There are: ${known.map(({ name }) => name).join(", ")}.`;
}
