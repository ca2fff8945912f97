import type { Line, LineCounts, LineRow, LineState } from "./line";
import { LINE_STATES, linesIn } from "./line";

type Counted = { rows: readonly Pick<LineRow, "counts" | "lines">[] };

/** What rows come to together. */
export function sumCounts(rows: readonly Pick<LineRow, "counts">[]): LineCounts {
  const sum = { met: 0, short: 0, not_met: 0, cannot_tell: 0 };
  for (const { counts } of rows) for (const state of LINE_STATES) sum[state] += counts[state];
  return sum;
}

/** `13 of 18 hold` */
export function holdText(counts: LineCounts): string {
  const all = linesIn(counts);
  if (counts.met === all) return all === 1 ? "The one line holds" : `All ${all} hold`;
  return `${counts.met} of ${all} hold`;
}

/** The sentence that answers: how many hold, then the one step that opens the most, then what is short or unread. */
export function requiredSentence({ rows }: Counted): string {
  const counts = sumCounts(rows);
  if (linesIn(counts) === 0) return "Nothing is required here.";
  const lines = rows.flatMap((row) => row.lines);
  const parts = [
    notMetText(lines, counts.not_met),
    counts.short > 0 ? shortText(counts.short) : "",
    counts.cannot_tell > 0 ? unreadText(counts.cannot_tell) : "",
  ].filter(Boolean);
  const rest = parts.length > 0 ? ` ${capital(parts.join("; "))}.` : "";
  return `${holdText(counts)}.${rest}`;
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function notMetText(lines: readonly Line[], notMet: number): string {
  if (notMet === 0) return "";
  const steps = stepsOf(lines, "not_met");
  const [first] = steps;
  if (!first || steps.length > 1 || first.lines < notMet)
    return notMet === 1 ? "one is not met" : `${notMet} are not met`;
  const both = notMet === 2 ? "both that are" : `all ${notMet} that are`;
  return `${first.text.charAt(0).toLowerCase()}${first.text.slice(1)}: that opens ${notMet === 1 ? "the one that is" : both} not met`;
}

const shortText = (short: number): string =>
  short === 1 ? "one quota is short" : `${short} quotas are short`;

const unreadText = (unread: number): string =>
  unread === 1 ? "one could not be read" : `${unread} could not be read`;

/** Steps by how many lines each opens, the most first. */
export function stepsOf(
  lines: readonly Line[],
  state: LineState,
): readonly { key: string; text: string; lines: number }[] {
  const steps = new Map<string, { key: string; text: string; lines: number }>();
  for (const { step, state: own } of lines) {
    if (own !== state || step === null) continue;
    const known = steps.get(step.key) ?? { key: step.key, text: step.text, lines: 0 };
    steps.set(step.key, { ...known, lines: known.lines + 1 });
  }
  return [...steps.values()].sort((a, b) => b.lines - a.lines);
}
