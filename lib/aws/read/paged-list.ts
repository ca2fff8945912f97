import type { z } from "zod";
import { type CallEnv, call } from "@/lib/aws/connect/call";
import type { Read, Reading } from "@/lib/domain/facts/facts";

export type Page<T> = { items: readonly T[]; nextToken: string | null };

/** What was read of a list so far, so that a later try goes on where the last one failed. */
export type PageMemory = Map<string, { items: readonly unknown[]; nextToken: string | null }>;

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

/**
 * Follows a list's pages. A page that fails makes the whole list failed; what came before it is kept in `memory`, and
 * the next try starts there. A token that comes back unchanged ends in a fault, not in a loop.
 */
export async function pagedList<T>(
  { env, memory }: { env: CallEnv; memory: PageMemory },
  list: PagedList<T>,
): Promise<Reading<readonly T[]>> {
  const { send, of = "", ...request } = list;
  const key = `${list.operation}/${list.region}/${of}`;
  const kept = memory.get(key);
  let items = (kept?.items ?? []) as readonly T[];
  let nextToken = kept?.nextToken ?? null;
  for (let count = 1; ; count += 1) {
    const token = nextToken;
    const page: Reading<Page<T>> = await call(env, {
      ...request,
      send: (abortSignal) => send(token, abortSignal),
    });
    if (page.status === "never") return page;
    if (page.status === "failed") {
      if (page.fault.code === "ValidationError") memory.delete(key);
      else memory.set(key, { items, nextToken });
      return { status: "failed", fault: page.fault, last: null };
    }
    items = [...items, ...page.value.items];
    if (page.value.nextToken === null) {
      memory.delete(key);
      return { status: "read", value: items, source: page.source };
    }
    if (page.value.nextToken === nextToken || count >= PAGES_MAX) return endless(memory, key, page);
    nextToken = page.value.nextToken;
  }
}

function endless<T>(memory: PageMemory, key: string, page: Read<Page<T>>): Reading<never> {
  memory.delete(key);
  const { operation, requestId, at, attempt } = page.source;
  return {
    status: "failed",
    last: null,
    fault: {
      code: "UnexpectedResponse",
      cause: null,
      owner: "aws-support",
      message: `The list of ${operation} does not end: a page token came twice, or there are over ${PAGES_MAX} pages.`,
      operation,
      requestId,
      httpStatus: 200,
      at,
      attempt,
    },
  };
}
