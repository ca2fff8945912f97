import { fitsPattern } from "@/lib/domain/text-pattern";
import type { RequirementModel } from "./world";

/** What one entry of `models` asks for. `named` is one model id, so nothing may stand in for it. */
export type Selector = { text: string; named: boolean; matches(model: RequirementModel): boolean };

const PROVIDER = "provider:";

/** Reads an entry of a requirement's `models`: an id, `provider:Name`, or a pattern in which `*` stands for any text. */
export function selectorOf(text: string): Selector {
  if (text.startsWith(PROVIDER)) {
    const wanted = normal(text.slice(PROVIDER.length));
    return { text, named: false, matches: (cell) => normal(cell.provider) === wanted };
  }
  if (text.includes("*")) {
    return { text, named: false, matches: (cell) => fitsPattern(cell.modelId, text) };
  }
  return { text, named: true, matches: (cell) => cell.modelId === text };
}

const normal = (name: string): string => name.trim().toLowerCase();
