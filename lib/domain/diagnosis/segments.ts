import { type Speaker, speakerOf } from "./speaker";

const SEGMENTS_MAX = 40;
const PARTS_MAX = 8;

/** `depth` counts what stands around it: 0 was told last, to the person who pasted. */
export type Part = Speaker & { text: string; depth: number };

/** One error of a paste: what caused what, the root first. */
export type Segment = { parts: readonly Part[] };

const ROOT_COMES_FIRST =
  /^(?:the above exception was the direct cause|during handling of the above exception)/i;
const CAUSED_BY = /^caused by:? ?/i;
/** The same, but only right below what it caused. */
const CAUSE_BELOW = /^(?:-{2,}> (?=[A-Za-z])|\[?cause\]?: (?=\S))/i;
const CAUSED_WITHIN = /[\s([]caused by:? |\[cause\]: /i;

const MARK = "(?:[-*•|#✗✘❌×✖⎿⚠·\\s]|\\d{1,2}[.):]|\\ufe0f){0,8}";
const LOG_LINE =
  /^\[?(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\d{1,2}:\d\d:\d\d|(?:ERROR|WARN|WARNING|INFO|FATAL|DEBUG)\b)/i;
/** A record that goes on carries the time of its beginning in each of its lines. */
const STAMP = /^\[?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)[.,]?\d{0,9}(?:Z|[+-]\d\d:?\d\d)?\]?\s*/;
const ERROR_LINE = new RegExp(
  `^${MARK}(?:[\\w "'/+-]{1,40}(?:: | \\| ))?(?:[\\w.$]{1,120}[.$])?[A-Za-z]\\w{2,70}(?:Exception|Error)\\b ?[:(]`,
);
const OTHER_STARTS = [
  /An error occurred \(/,
  new RegExp(`^${MARK}(?:API Error|Error code|Error)[: (]{1,3}`, "i"),
  /^\|.{1,200}\w(?:Exception|Error)\b/,
];

/**
 * The errors of a stripped paste. Each begins where a log line, a bullet, a paragraph or an exception's name begins;
 * lines that go on (traces, wrapped messages) stay with the error they belong to.
 */
export function segmentsOf(stripped: string): readonly Segment[] {
  const open: { parts: string[]; rootFirst: boolean }[] = [];
  let fresh = true;
  let chained = false;
  for (const line of unstamped(stripped.split("\n"))) {
    const last = open.at(-1);
    if (ROOT_COMES_FIRST.test(line) && last) {
      last.rootFirst = true;
      last.parts.push("");
      chained = true;
      continue;
    }
    if (!line) {
      fresh = true;
      continue;
    }
    const starts = startsError(line);
    const cause = CAUSED_BY.test(line) ? CAUSED_BY : CAUSE_BELOW;
    if (last && cause.test(line) && (cause === CAUSED_BY || !fresh)) {
      last.parts.push(line.replace(cause, ""));
    } else if (last && (chained || !(fresh || starts))) append(last.parts, line);
    else open.push({ parts: [line], rootFirst: false });
    if (starts) chained = false;
    fresh = false;
  }
  return open.slice(0, SEGMENTS_MAX).map(({ parts, rootFirst }) => {
    const split = parts.flatMap((part) => part.split(CAUSED_WITHIN)).filter(Boolean);
    const chain = (rootFirst ? split : split.reverse()).slice(0, PARTS_MAX);
    return { parts: chain.map((text, at) => partOf(text, chain.length - 1 - at)) };
  });
}

/** A text as an error of its own. */
export const partOf = (text: string, depth = 0): Part => ({ ...speakerOf(text), text, depth });

function unstamped(lines: readonly string[]): readonly string[] {
  let before = "";
  return lines.map((line) => {
    const [stamp = "", time = ""] = STAMP.exec(line) ?? [];
    const goesOn = time !== "" && time === before;
    before = time || before;
    return goesOn ? line.slice(stamp.length) : line;
  });
}

const startsError = (line: string): boolean =>
  LOG_LINE.test(line) ||
  ERROR_LINE.test(line) ||
  OTHER_STARTS.some((pattern) => pattern.test(line));

function append(parts: string[], line: string): void {
  const at = parts.length - 1;
  parts[at] = parts[at] ? `${parts[at]}\n${line}` : line;
}
