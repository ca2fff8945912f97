const SEGMENTS_MAX = 40;

const ROOT_COMES_FIRST =
  /above exception was the direct cause|during handling of the above exception/i;
const SPLIT =
  /\bcaused by:? |\bcause: (?=[A-Z])|the above exception was the direct cause of the following exception:?|during handling of the above exception, another exception occurred:?/i;

const LOG_LINE =
  /^\[?(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\d{1,2}:\d\d:\d\d|(?:ERROR|WARN|WARNING|INFO|FATAL|DEBUG)\b)/i;
const ERROR_LINE = /^(?:[\w.$]{1,120}[.$])?[A-Za-z]\w{2,70}(?:Exception|Error)\b ?[:(]/;
const CLI_LINE = /An error occurred \(/;

/**
 * A paste cut where one error ends and the next begins; the one that led to the others comes first. Lines that
 * go on (traces, wrapped messages) stay with the error they belong to.
 */
export function segmentsOf(tidied: string): readonly string[] {
  const parts = tidied.split(SPLIT).filter((part) => part.trim());
  const chained = parts.length > 1 && !ROOT_COMES_FIRST.test(tidied);
  const ordered = chained ? [...parts].reverse() : parts;
  return ordered.flatMap(byLine).slice(0, SEGMENTS_MAX);
}

function byLine(part: string): string[] {
  const segments: string[] = [];
  for (const line of part.split("\n")) {
    const starts = LOG_LINE.test(line) || ERROR_LINE.test(line) || CLI_LINE.test(line);
    const last = segments.length - 1;
    if (last < 0 || starts) segments.push(line);
    else segments[last] += `\n${line}`;
  }
  return segments;
}
