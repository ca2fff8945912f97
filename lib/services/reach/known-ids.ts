import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { FactsStore, StoredAccount } from "@/lib/services/ports/stores";

/** Whose each entry of the configuration is, by the entry's key; an id that is configured stands in the entry itself. */
export type Ids = ReadonlyMap<string, string | null>;

/** What is known of whose the configured entries are: ids of default credentials and of profiles stand only in the store. */
type KnownIds = {
  /** As they were last read; the same object for as long as they say the same. */
  current(): Ids;
  /** Reads them, unless that was done a moment ago. */
  refresh(): Promise<Ids>;
};

/** An id is learnt once, by the first scan of an entry; a request in the second after it finds it at the next. */
const FRESH_MS = 1_000;

export function createKnownIds(
  { accounts, version }: Pick<FactsStore, "accounts" | "version">,
  uptimeMs: () => number,
): KnownIds {
  let ids: Ids = new Map();
  let known: string | null = null;
  let readAt: number | null = null;
  let reading: Promise<Ids> | null = null;
  const read = async (): Promise<Ids> => {
    const now = await version();
    if (now !== known) {
      const next = idsOf(await accounts());
      if (!sameIds(ids, next)) ids = next;
    }
    known = now;
    readAt = uptimeMs();
    return ids;
  };
  return {
    current: () => ids,
    async refresh() {
      if (readAt !== null && uptimeMs() - readAt < FRESH_MS) return ids;
      reading ??= read().finally(() => {
        reading = null;
      });
      return reading;
    },
  };
}

const idsOf = (rows: readonly StoredAccount[]): Ids =>
  new Map(rows.map(({ key, accountId }) => [key, accountId]));

const sameIds = (a: Ids, b: Ids): boolean =>
  a.size === b.size && [...b].every(([key, id]) => a.has(key) && a.get(key) === id);

/** The id of an entry's account as far as it is known. */
export const idOf = ({ key, accountId }: AccountRef, ids: Ids): string | null =>
  ids.get(key) ?? accountId;
