/** Whether a text fits a pattern in which `*` stands for any text, nothing included. Upper and lower case differ. */
export function fitsPattern(text: string, pattern: string): boolean {
  const star = pattern.indexOf("*");
  if (star < 0) return text === pattern;
  if (!text.startsWith(pattern.slice(0, star))) return false;
  const parts = pattern.slice(star + 1).split("*");
  const last = parts.pop() ?? "";
  // Left to right by `indexOf`, so that no pattern can make matching slow.
  let from = star;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= text.length - last.length && text.endsWith(last);
}
