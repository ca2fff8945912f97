const LETTERS_MIN = 4;

/**
 * Whether a word is another, or its beginning, but for one typing error: a letter too many, too few, wrong, or two that
 * changed places. Short words and numbers are typed right.
 */
export function isOneSlipAway(typed: string, word: string): boolean {
  if (typed.length < LETTERS_MIN || word.length < LETTERS_MIN || /\d/.test(typed)) return false;
  return [-1, 0, 1].some((more) => {
    const begun = word.slice(0, typed.length + more);
    return begun.length >= LETTERS_MIN - 1 && isNear(typed, begun);
  });
}

function isNear(a: string, b: string): boolean {
  const at = firstDifference(a, b);
  const rest = (text: string, from: number) => text.slice(from);
  if (at === Math.max(a.length, b.length)) return true;
  return (
    rest(a, at + 1) === rest(b, at + 1) ||
    rest(a, at + 1) === rest(b, at) ||
    rest(a, at) === rest(b, at + 1) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, at + 2) === rest(b, at + 2))
  );
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}
