import type { Context } from "@/lib/services/context";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { answersTo, readNamed } from "@/lib/services/world/named";

/** Finds configured accounts by id, key or name, as somebody gives it on a command line; ids stand before names. */
export async function accountFinder(
  ctx: Pick<Context, "accounts" | "stores">,
): Promise<(text: string) => AccountRef | null> {
  const known = await readNamed(ctx);
  return (text) => known.find((one) => answersTo(one, text))?.ref ?? null;
}
