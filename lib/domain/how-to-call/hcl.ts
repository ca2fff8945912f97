/** A value as Terraform's language writes it. */
export type Hcl = string | readonly Hcl[] | { readonly [key: string]: Hcl };

const INDENT = "  ";
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/**
 * A value in Terraform's language, formatted as `terraform fmt` does; `depth` is how far in it stands. Nothing in a text is
 * a template: https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function hclOf(value: Hcl, depth: number): string {
  const inner = INDENT.repeat(depth + 1);
  const end = INDENT.repeat(depth);
  if (typeof value === "string") return quoted(value);
  if (isList(value)) {
    const items = value.map((item) => `${inner}${hclOf(item, depth + 1)},`);
    return `[\n${items.join("\n")}\n${end}]`;
  }
  const keys = Object.keys(value).map((key) => (NAME.test(key) ? key : quoted(key)));
  const lines = alignedLines(
    keys,
    Object.values(value).map((item) => hclOf(item, depth + 1)),
  );
  return `{\n${lines.map((line) => `${inner}${line}`).join("\n")}\n${end}}`;
}

const isList = (value: Hcl): value is readonly Hcl[] => Array.isArray(value);

/** Equals signs of lines that follow each other stand below each other; a value of several lines stands for itself. */
function alignedLines(keys: readonly string[], values: readonly string[]): readonly string[] {
  const isLong = (at: number) => values[at]?.includes("\n") ?? true;
  return keys.map((key, at) => {
    if (isLong(at)) return `${key} = ${values[at] ?? ""}`;
    let [from, to] = [at, at];
    while (!isLong(from - 1)) from -= 1;
    while (!isLong(to + 1)) to += 1;
    const wide = Math.max(...keys.slice(from, to + 1).map(({ length }) => length));
    return `${key.padEnd(wide)} = ${values[at] ?? ""}`;
  });
}

const quoted = (text: string): string =>
  JSON.stringify(text).replace(/[$%](?=\{)/g, (sign) => sign + sign);

/** A text as a comment takes it. */
export const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
