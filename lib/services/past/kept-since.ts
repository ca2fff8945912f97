import type { EpochMs } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";

/** How far back the history of an account goes; null where there is none. */
export async function keptSince(
  { stores }: Pick<Context, "stores">,
  account: string,
): Promise<EpochMs | null> {
  const begins = await stores.history.begins(account);
  return begins.reduce<EpochMs | null>((oldest, { at }) => Math.min(oldest ?? at, at), null);
}
