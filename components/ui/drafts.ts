const KEPT = "drafts";

type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const drafts = new Map<string, string>();
const listeners = new Set<() => void>();

/** What was typed under a name; null: nothing. */
export const draftOf = (name: string): string | null => drafts.get(name) ?? null;

/** Keeps what was typed, or nothing any more, in this tab's memory. */
export function keepDraft(name: string, value: string | null): void {
  if (value === null || value === "") drafts.delete(name);
  else drafts.set(name, value);
  for (const tell of listeners) tell();
}

export function onDrafts(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Over a reload they lie in the tab's own storage, and only so long. */
export function carryDrafts(storage: Kept): () => void {
  take(storage);
  const put = () => {
    if (drafts.size > 0) storage.setItem(KEPT, JSON.stringify([...drafts]));
  };
  const drop = () => storage.removeItem(KEPT);
  window.addEventListener("pagehide", put);
  window.addEventListener("pageshow", drop);
  return () => {
    window.removeEventListener("pagehide", put);
    window.removeEventListener("pageshow", drop);
  };
}

function take(storage: Kept): void {
  const text = storage.getItem(KEPT);
  storage.removeItem(KEPT);
  for (const [name, value] of entriesOf(text)) if (!drafts.has(name)) keepDraft(name, value);
}

function entriesOf(text: string | null): readonly (readonly [string, string])[] {
  if (text === null) return [];
  const kept: unknown = JSON.parse(text);
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((entry) => {
    const [name, value]: unknown[] = Array.isArray(entry) ? entry : [];
    return typeof name === "string" && typeof value === "string" ? [[name, value] as const] : [];
  });
}
