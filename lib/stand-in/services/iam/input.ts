type Input = Readonly<Record<string, unknown>>;

export const textOf = (input: Input, name: string): string => String(input[name] ?? "");

/** `Name.member.1`, `Name.member.2` … */
export function listOf(input: Input, name: string): readonly string[] {
  const values: string[] = [];
  for (let at = 1; ; at += 1) {
    const value = input[`${name}.member.${at}`];
    if (typeof value !== "string") return values;
    values.push(value);
  }
}

/** Keys in lower case, each with its first value. */
export function contextOf(input: Input): ReadonlyMap<string, string> {
  const context = new Map<string, string>();
  for (let at = 1; ; at += 1) {
    const entry = `ContextEntries.member.${at}`;
    const key = input[`${entry}.ContextKeyName`];
    if (typeof key !== "string") return context;
    context.set(key.toLowerCase(), textOf(input, `${entry}.ContextKeyValues.member.1`));
  }
}
