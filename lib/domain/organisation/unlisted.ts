import { asSentence } from "@/lib/domain/words/sentence";
import type { Roster } from "./roster";

/** Why not all accounts are known; null: they are, as far as the last listing tells. Of an organization that the file names. */
export function unlistedText({
  listedAt,
  tried,
}: Pick<Roster, "listedAt" | "tried">): string | null {
  const fault = tried?.fault ?? null;
  if (fault !== null) return `The organization could not be listed: ${asSentence(fault.message)}`;
  return listedAt === null ? "The organization was not listed yet, so no account is known." : null;
}
