import type { z } from "zod";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { AccountEntry } from "./schema";

type Entry = z.infer<typeof AccountEntry>;

/** The account of the default credentials. */
export const DEFAULT_ACCOUNT: AccountRef = {
  key: "default",
  accountId: null,
  name: null,
  access: { by: "default" },
};

export const accountRef = (entry: Entry): AccountRef => ({
  ...readBy(entry),
  ...(entry.externalId && !entry.role && { externalId: entry.externalId }),
  ...(entry.actRole && { actRole: entry.actRole }),
  ...(entry.proveRole && { proveRole: entry.proveRole }),
});

/** The account that an entry names, as far as the entry itself tells. */
const idIn = ({ id, role }: Pick<Entry, "id" | "role">): string | null =>
  id ?? (role?.split(":")[4] || null);

/** What an account is known by; null: the entry names none. */
export function keyIn({ id, role, profile }: Pick<Entry, "id" | "role" | "profile">) {
  const named = role === undefined && profile !== undefined ? `profile:${profile}` : null;
  return idIn({ id, role }) ?? named;
}

function readBy(entry: Entry): AccountRef {
  const { role, profile } = entry;
  const key = keyIn(entry) ?? DEFAULT_ACCOUNT.key;
  const known = { key, accountId: idIn(entry), name: entry.name ?? null };
  if (role) {
    const { externalId = null } = entry;
    return { ...known, access: { by: "role", roleArn: role, externalId } };
  }
  if (profile) return { ...known, name: known.name ?? profile, access: { by: "profile", profile } };
  return { ...known, access: DEFAULT_ACCOUNT.access };
}
