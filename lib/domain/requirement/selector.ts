import type { RequirementCell } from "./world";

type Named = Pick<RequirementCell, "modelId" | "provider">;

/** What one entry of `models` asks for. `named` is one model id, so nothing may stand in for it. */
export type Selector = { text: string; named: boolean; matches(cell: Named): boolean };

const PROVIDER = "provider:";

/** Reads an entry of a requirement's `models`: an id, `provider:Name`, or a pattern in which `*` stands for any text. */
export function selectorOf(text: string): Selector {
  if (text.startsWith(PROVIDER)) {
    const wanted = normal(text.slice(PROVIDER.length));
    return { text, named: false, matches: (cell) => normal(cell.provider) === wanted };
  }
  if (text.includes("*")) {
    const parts = text.split("*");
    return { text, named: false, matches: (cell) => fits(cell.modelId, parts) };
  }
  return { text, named: true, matches: (cell) => cell.modelId === text };
}

const normal = (name: string): string => name.trim().toLowerCase();

/** Left to right by `indexOf`, so that no pattern can make matching slow. */
function fits(id: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  if (id.length < first.length + last.length || !id.startsWith(first) || !id.endsWith(last))
    return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = id.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= id.length - last.length;
}
