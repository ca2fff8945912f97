import type { JudgedRequirement } from "./world";

/** What a gate answers to a shell: 1 something is not ready, else 2 something could not be told, else 0. Nothing judged is 2. */
export function exitCodeOf(judged: readonly JudgedRequirement[]): 0 | 1 | 2 {
  if (judged.some(({ counts }) => counts.not_met + counts.waiting > 0)) return 1;
  const met = judged.length > 0 && judged.every(({ outcome }) => outcome === "met");
  return met ? 0 : 2;
}

/** The same by a scan of its own: one that did not reach its end lets nothing pass. */
export function exitCodeAfter(
  judged: readonly JudgedRequirement[],
  { complete }: { complete: boolean },
): 0 | 1 | 2 {
  const code = exitCodeOf(judged);
  return code === 0 && !complete ? 2 : code;
}

/** Whether waiting may still help: something is under way or unread, and nothing stands that waiting will not open. */
export function mayChange(judged: readonly JudgedRequirement[]): boolean {
  const stuck = judged.some(({ counts }) => counts.not_met > 0);
  return !stuck && judged.some(({ counts }) => counts.waiting + counts.could_not_tell > 0);
}
