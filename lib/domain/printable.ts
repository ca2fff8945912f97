const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Controls, marks and overrides of writing direction, and marks that only a program reads. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/gu;
const HALVES = /\p{Cs}/gu;
const ODD = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/u;

/**
 * A text of AWS as it may stand on any screen, terminal or file: one line, without control characters, and in the order
 * in which it is written. Everything else stays as it came.
 */
export function printable(text: string): string {
  if (!ODD.test(text)) return text;
  return text.replace(BREAKS, " ").replace(UNSEEN, "").replace(HALVES, "\ufffd");
}
