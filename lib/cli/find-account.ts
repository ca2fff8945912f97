import type { Context } from "@/lib/services/context";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { answersTo, namesOf } from "@/lib/services/world/named";

/** Finds configured accounts by id, key or name, as somebody gives it on a command line; ids stand before names. */
export async function accountFinder({
  accounts,
  stores,
}: Pick<Context, "accounts" | "stores">): Promise<(text: string) => AccountRef | null> {
  const known = namesOf(accounts(), await stores.facts.accounts());
  return (text) => known.find((one) => answersTo(one, text))?.ref ?? null;
}
