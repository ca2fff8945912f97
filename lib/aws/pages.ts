import type { Read, Reading } from "@/lib/domain/facts/facts";

export type Page<T> = { items: readonly T[]; nextToken: string | null };

/** What was read of a list so far, so that a later try goes on where the last one failed. */
export type PageMemory = Map<string, { items: readonly unknown[]; nextToken: string | null }>;

const PAGES_MAX = 500;

/**
 * Follows a list's pages. A page that fails makes the whole list failed; what came before it is kept in `memory`
 * under `key`, and the next try starts there. A token that comes back unchanged ends in a fault, not in a loop.
 */
export async function readPages<T>(
  memory: PageMemory,
  key: string,
  readPage: (token: string | null) => Promise<Reading<Page<T>>>,
): Promise<Reading<readonly T[]>> {
  const kept = memory.get(key);
  let items = (kept?.items ?? []) as readonly T[];
  let nextToken = kept?.nextToken ?? null;
  for (let count = 1; ; count += 1) {
    const page: Reading<Page<T>> = await readPage(nextToken);
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
  const { operation, requestId, at } = page.source;
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
    },
  };
}
