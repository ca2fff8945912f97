import type { z } from "zod";
import { type CallEnv, call } from "@/lib/aws/connect/call";
import type { Read, Reading } from "@/lib/domain/facts/facts";

export type Page<T> = { items: readonly T[]; nextToken: string | null };

type Begun = {
  items: readonly unknown[];
  tokens: readonly string[];
  /** As JSON, of the pages after the first few. */
  characters: number;
};
/** What was read of a list so far, so that a later try goes on where the last one failed. */
export type PageMemory = Map<string, Begun>;

export type PagedList<T> = {
  region: string;
  service: string;
  operation: string;
  /** Tells lists of one operation and region apart: an agreement's id. */
  of?: string;
  signal: AbortSignal;
  send: (nextToken: string | null, abortSignal: AbortSignal) => Promise<unknown>;
  schema: z.ZodType<Page<T>>;
};

const PAGES_MAX = 500;
/** No list of AWS is near it; each page of one without end may have as much as an answer may. */
const CHARACTERS_MAX = 64_000_000;
/** So many pages are not measured: most lists have fewer. */
const UNMEASURED_PAGES = 8;
const NOTHING: Begun = { items: [], tokens: [], characters: 0 };

/**
 * Follows a list's pages. A page that fails makes the whole list failed; what came before it is kept in `memory`, and
 * the next try starts there. Where AWS no longer takes a page's token the list is begun again, once. A token that came
 * before, page 500, or more than can be held, ends in a fault that no later try can cure, not in a loop.
 */
export async function pagedList<T>(
  { env, memory }: { env: CallEnv; memory: PageMemory },
  list: PagedList<T>,
): Promise<Reading<readonly T[]>> {
  const { send, of = "", ...request } = list;
  const key = `${list.operation}/${list.region}/${of}`;
  const begun = memory.get(key) ?? NOTHING;
  let items = [...begun.items] as T[];
  let { tokens, characters } = begun;
  let isBegunAgain = false;
  for (;;) {
    const token = tokens.at(-1) ?? null;
    const page: Reading<Page<T>> = await call(env, {
      ...request,
      send: (abortSignal) => send(token, abortSignal),
    });
    if (page.status === "never") return page;
    if (page.status === "failed") {
      const isTokenRefused = token !== null && page.fault.code === "ValidationError";
      if (isTokenRefused && !isBegunAgain) {
        isBegunAgain = true;
        items = [];
        tokens = [];
        characters = 0;
        continue;
      }
      if (isTokenRefused) memory.delete(key);
      else memory.set(key, { items, tokens, characters });
      return { status: "failed", fault: page.fault, last: null };
    }
    const { items: more, nextToken } = page.value;
    for (const item of more) items.push(item);
    if (tokens.length >= UNMEASURED_PAGES) characters += JSON.stringify(more).length;
    if (nextToken === null) {
      memory.delete(key);
      return { status: "read", value: items, source: page.source };
    }
    const isTooLong = tokens.length + 1 >= PAGES_MAX || characters > CHARACTERS_MAX;
    if (tokens.includes(nextToken) || isTooLong) {
      memory.delete(key);
      return endless(page);
    }
    tokens = [...tokens, nextToken];
  }
}

function endless(page: Read<unknown>): Reading<never> {
  const { operation, requestId, at, attempt } = page.source;
  return {
    status: "failed",
    last: null,
    fault: {
      code: "UnexpectedResponse",
      cause: "list-without-end",
      owner: "network",
      message: `The list of ${operation} does not end: a page token came twice, or there are over ${PAGES_MAX} pages or ${CHARACTERS_MAX / 1_000_000} MB.`,
      operation,
      requestId,
      httpStatus: 200,
      at,
      attempt,
    },
  };
}
