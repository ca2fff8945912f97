import { counted } from "@/lib/domain/words/counted";
import { midSentence } from "@/lib/domain/words/sentence";
import type { Line, LineCounts, LineRow, LineState } from "./line";
import { linesIn, sumCounts } from "./line";

type Counted = { rows: readonly Pick<LineRow, "counts" | "lines">[] };

/** `13 of 18 hold` */
export function holdText(counts: LineCounts): string {
  const all = linesIn(counts);
  if (counts.met === all) return all === 1 ? "The one line holds" : `All ${all} hold`;
  return `${counts.met} of ${counted(all, "holds", "hold")}`;
}

/** The sentence that answers: how many hold, then the one step that opens the most, then what is short or unread. */
export function requiredSentence({ rows }: Counted): string {
  const counts = sumCounts(rows);
  if (linesIn(counts) === 0) return "Nothing is required here.";
  return [`${holdText(counts)}.`, openText({ rows })].filter(Boolean).join(" ");
}

/** What of them does not hold: by one step where one opens all of it, then what is short or unread; empty: all hold. */
export function openText({ rows }: Counted): string {
  const counts = sumCounts(rows);
  const lines = rows.flatMap((row) => row.lines);
  return [
    notMetText(lines, counts.not_met),
    counts.short > 0 ? shortText(counts.short) : "",
    counts.cannot_tell > 0 ? unreadText(counts.cannot_tell) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function notMetText(lines: readonly Line[], notMet: number): string {
  if (notMet === 0) return "";
  const [first] = stepsOf(lines, "not_met");
  const one = first?.lines === notMet ? first.text : null;
  if (notMet === 1)
    return one === null ? "One is not met." : `One is not met: ${midSentence(one)}.`;
  const both = notMet === 2 ? "Both" : `All ${notMet}`;
  return one === null
    ? `${notMet} are not met.`
    : `${both} that are not met wait for one step: ${midSentence(one)}.`;
}

const shortText = (short: number): string =>
  short === 1 ? "One quota is short." : `${short} quotas are short.`;

const unreadText = (unread: number): string =>
  unread === 1 ? "One could not be read." : `${unread} could not be read.`;

/** Steps by how many lines each opens, the most first. */
function stepsOf(
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
