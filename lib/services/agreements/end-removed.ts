import { advance } from "@/lib/domain/agreement/advance";
import { isInFlight } from "@/lib/domain/agreement/watch";
import type { ScanContext } from "@/lib/services/context";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { changeWatch, readWatchesOf } from "@/lib/services/watches/watch-docs";
import { type Named, readNamed } from "@/lib/services/world/named";

/**
 * Ends what is in flight of accounts that the configuration no longer has; nobody could be asked about them. While an entry
 * was never asked whose it is nothing ends: it may be the same account under a new name.
 */
export async function endRemoved(
  ctx: Pick<ScanContext, "accounts" | "log" | "now" | "organization" | "stores">,
): Promise<void> {
  const inFlight = await ctx.stores.watches.accountsInFlight();
  const known = namesOf(ctx.accounts());
  if (inFlight.every((account) => known.has(account))) return;
  // One of the organization may have been found by another process.
  if (ctx.organization.settings() !== null) await ctx.organization.refresh();
  const named = await readNamed(ctx);
  if (named.some(isUnasked)) return;
  const names = namesOf(named.map(({ ref }) => ref));
  for (const { row } of named) if (row) names.add(row.accountId);
  const event = { type: "removed", at: ctx.now() } as const;
  for (const account of inFlight.filter((one) => !names.has(one))) {
    for (const known of await readWatchesOf(ctx, account, [])) {
      const { modelId, flight } = known.watch;
      if (!isInFlight(flight)) continue;
      const key = { account, modelId, known };
      await changeWatch(ctx, key, (watch) => watch && advance(watch, event));
    }
  }
}

const isUnasked = ({ ref, row }: Named): boolean =>
  ref.accountId === null && (row === null || row.facts.identity.status === "never");

const namesOf = (accounts: readonly AccountRef[]): Set<string | null> =>
  new Set(accounts.flatMap(({ key, accountId }) => [key, accountId]));
