import type { AccountNames } from "@/lib/domain/access/grants";
import { covers, type Span } from "@/lib/domain/access/reach";
import { isAccountId } from "@/lib/domain/account-id";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { type Ids, idOf } from "./known-ids";

/** The accounts that a caller reaches, out of the configured ones, and the names by which the store and the pages know them. */
export type Reached = {
  /** The same for whoever reaches the same, while the configuration and what is known of its entries say the same. */
  name: string;
  refs: readonly AccountRef[];
  /** By the key of the entry. */
  hasEntry(key: string): boolean;
  /** By the name under which the store has it: its id, or the entry's key while that is not known. */
  has(account: string): boolean;
  /** By the id of an account, also of one that is known and not read, as a member of the organization may be. */
  shows(accountId: string): boolean;
  /** Whose an entry is; null where that is not known. */
  idOf(key: string): string | null;
  /** An account by its id, its entry's key or its name; null where it is not reached, or is none. */
  find(name: string): AccountRef | null;
  /** Ids and names of those that are configured and not reached. */
  hidden: { ids: ReadonlySet<string>; names: readonly string[] };
};

const namesOf = (ref: AccountRef, ids: Ids): AccountNames => ({
  accountId: idOf(ref, ids),
  name: ref.name,
  units: ref.member?.units ?? [],
});

/** Those of the configured accounts that a span covers. `others` are known and not read: who does not reach them is not told of them. */
export function reachedBy(
  span: Span,
  {
    accounts,
    others,
    ids,
  }: { accounts: readonly AccountRef[]; others: readonly AccountNames[]; ids: Ids },
): Reached {
  const isReached = (ref: AccountRef) => covers(span, namesOf(ref, ids));
  const refs = accounts.filter(isReached);
  const unreached = accounts.filter((ref) => !isReached(ref));
  const unread = others.filter((one) => !covers(span, one));
  const keys = new Set(refs.map(({ key }) => key));
  const stored = new Set(refs.flatMap((ref) => [ref.key, idOf(ref, ids) ?? ref.key]));
  const members = others.flatMap((one) => (covers(span, one) ? (one.accountId ?? []) : []));
  const shown = new Set([...stored, ...members]);
  const hidden = {
    ids: new Set(
      [
        ...unreached.flatMap((ref) => idOf(ref, ids) ?? []),
        ...unread.flatMap(({ accountId }) => accountId ?? []),
      ].filter((id) => !shown.has(id)),
    ),
    names: [...unreached, ...unread].flatMap(({ name }) => name ?? []),
  };
  const byName = new Map<string, AccountRef>();
  const entries = new Set(accounts.map(({ key }) => key));
  // Never a name: anybody may call their account as another's id.
  const isName = (name: string) => !isAccountId(name) && !entries.has(name);
  for (const ref of refs.toReversed())
    if (ref.name !== null && isName(ref.name)) byName.set(ref.name, ref);
  for (const ref of refs.toReversed()) {
    byName.set(ref.key, ref);
    byName.set(idOf(ref, ids) ?? ref.key, ref);
  }
  const told = refs.map((ref) => [ref, idOf(ref, ids)]);
  return {
    name: JSON.stringify([told, members, [...hidden.ids], hidden.names]),
    refs,
    hasEntry: (key) => keys.has(key),
    has: (account) => stored.has(account),
    shows: (accountId) => shown.has(accountId),
    idOf: (key) => {
      const ref = refs.find((one) => one.key === key);
      return ref ? idOf(ref, ids) : null;
    },
    find: (name) => byName.get(name) ?? null,
    hidden,
  };
}
