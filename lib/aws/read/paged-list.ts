import type { z } from "zod";
import { type CallEnv, call } from "@/lib/aws/connect/call";
import type { Read, Reading } from "@/lib/domain/facts/facts";

export type Page<T> = { items: readonly T[]; nextToken: string | null };

type Begun = { items: readonly unknown[]; tokens: readonly string[] };
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
const NOTHING: Begun = { items: [], tokens: [] };

/**
 * Follows a list's pages. A page that fails makes the whole list failed; what came before it is kept in `memory`, and
 * the next try starts there. Where AWS no longer takes a page's token the list is begun again, once. A token that came
 * before, or page 500, ends in a fault that no later try can cure, not in a loop.
 */
export async function pagedList<T>(
  { env, memory }: { env: CallEnv; memory: PageMemory },
  list: PagedList<T>,
): Promise<Reading<readonly T[]>> {
  const { send, of = "", ...request } = list;
  const key = `${list.operation}/${list.region}/${of}`;
  const begun = memory.get(key) ?? NOTHING;
  let items = [...begun.items] as T[];
  let tokens = begun.tokens;
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
        continue;
      }
      if (isTokenRefused) memory.delete(key);
      else memory.set(key, { items, tokens });
      return { status: "failed", fault: page.fault, last: null };
    }
    for (const item of page.value.items) items.push(item);
    const { nextToken } = page.value;
    if (nextToken === null) {
      memory.delete(key);
      return { status: "read", value: items, source: page.source };
    }
    if (tokens.includes(nextToken) || tokens.length + 1 >= PAGES_MAX) {
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
      message: `The list of ${operation} does not end: a page token came twice, or there are over ${PAGES_MAX} pages.`,
      operation,
      requestId,
      httpStatus: 200,
      at,
      attempt,
    },
  };
}
