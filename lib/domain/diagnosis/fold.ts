const LIMIT = 16_384;
const TERMINAL_COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]{0,12}[A-Za-z]`, "g");

const ENTITIES: readonly [RegExp, string][] = [
  [/&quot;/g, '"'],
  [/&#0?39;|&apos;/g, "'"],
  [/&lt;/g, "<"],
  [/&gt;/g, ">"],
  [/&amp;/g, "&"],
];

/** Keeps the beginning and the end of a text that is too long to read whole: what matters stands at either. */
export function clip(text: string, limit = LIMIT): string {
  if (text.length <= limit) return text;
  const half = Math.floor(limit / 2);
  return `${text.slice(0, half)}\n${text.slice(-half)}`;
}

/** One spelling for quotes, escapes, table lines and white space; lines and case are kept. */
export function tidy(text: string): string {
  let out = clip(text)
    .replace(/\\{1,8}u([0-9a-fA-F]{4})/g, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replace(/\\{1,8}[rn]/g, "\n")
    .replace(/\\{1,8}t/g, " ")
    .replace(/\\{1,8}(["'/])/g, "$1")
    .replace(/[\u2018\u2019\u201b\u02bc\uff07\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/[\u200b-\u200d\u2060\ufeff`]/g, "")
    .replace(TERMINAL_COLOUR, "")
    .replace(/[\u2500-\u259f]/g, " ");
  for (const [entity, plain] of ENTITIES) out = out.replace(entity, plain);
  return out
    .split(/\r\n?|\n/)
    .map((line) =>
      line
        .replace(/^\s{0,40}(?:>\s?){1,4}/, "")
        .replace(/[^\S\n]+/g, " ")
        .trim(),
    )
    .join("\n");
}

/**
 * The form that rules are matched against: a tidied text in lower case, on one line. Where a terminal broke words at
 * its edge, the unbroken text follows.
 */
export function oneLine(tidied: string): string {
  const spaced = tidied.replace(/\s+/g, " ").trim().toLowerCase();
  const whole = unbroken(tidied);
  return whole === null ? spaced : `${spaced}\n${whole.replace(/\s+/g, " ").trim().toLowerCase()}`;
}

const EDGE_MIN = 60;

/** Lines that all end at the same column were cut there, in the middle of words. */
function unbroken(tidied: string): string | null {
  const lines = tidied.split("\n");
  const edge = Math.max(...lines.map(({ length }) => length));
  const cut = lines.filter(({ length }) => length >= edge - 1);
  if (edge < EDGE_MIN || cut.length < 2) return null;
  return lines.map((line) => (line.length >= edge - 1 ? line : `${line}\n`)).join("");
}
