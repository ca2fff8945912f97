import { Act } from "./act";

/** An act out of its kept text; null where it is none that this version knows. */
export function readAct(text: string): Act | null {
  const parsed = Act.safeParse(json(text));
  return parsed.success ? parsed.data : null;
}

export const printAct = (act: Act): string => JSON.stringify(act);

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // SyntaxError is the only thing it throws
  }
}
