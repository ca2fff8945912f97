/** So many items of a list are one part. */
const ITEMS_A_PART = 500;

/**
 * What `JSON.stringify` would write of it with an indent of two and a line's end behind, its lists some items at a time: the
 * whole may be longer than a text can be.
 */
export function* jsonParts(value: Readonly<Record<string, unknown>>): Generator<string> {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  let before = "{\n  ";
  for (const [name, member] of members) {
    yield `${before}${JSON.stringify(name)}: `;
    if (Array.isArray(member) && member.length > 0) yield* listParts(member);
    else yield indented(member, "  ");
    before = ",\n  ";
  }
  yield members.length > 0 ? "\n}\n" : "{}\n";
}

function* listParts(list: readonly unknown[]): Generator<string> {
  for (let at = 0; at < list.length; at += ITEMS_A_PART) {
    const items = list
      .slice(at, at + ITEMS_A_PART)
      .map((item) => `\n    ${indented(item, "    ")}`);
    yield `${at === 0 ? "[" : ","}${items.join(",")}`;
  }
  yield "\n  ]";
}

/** Within a text of JSON there is no end of a line. */
export const indented = (value: unknown, by: string): string =>
  JSON.stringify(value ?? null, null, 2).replaceAll("\n", `\n${by}`);
