import { advance } from "@/lib/domain/agreement/advance";
import { isInFlight } from "@/lib/domain/agreement/watch";
import type { ScanContext } from "@/lib/services/context";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { changeWatch, readWatchesOf } from "./watch-docs";

/** Ends what is in flight of accounts that the configuration no longer has; nobody could be asked about them. */
export async function endRemoved(
  ctx: Pick<ScanContext, "accounts" | "log" | "now" | "organization" | "stores">,
): Promise<void> {
  const { watches, facts } = ctx.stores;
  const inFlight = await watches.accountsInFlight();
  const known = namesOf(ctx.accounts());
  if (inFlight.every((account) => known.has(account))) return;
  // One of the organization may have been found by another process.
  if (ctx.organization.settings() !== null) await ctx.organization.refresh();
  const configured = ctx.accounts();
  const names = namesOf(configured);
  const strange = inFlight.filter((account) => !names.has(account));
  if (strange.length === 0) return;
  const keys = new Set(configured.map(({ key }) => key));
  for (const { key, accountId } of await facts.accounts()) if (keys.has(key)) names.add(accountId);
  const event = { type: "removed", at: ctx.now() } as const;
  for (const account of strange.filter((one) => !names.has(one))) {
    for (const known of await readWatchesOf(ctx, account, [])) {
      const { modelId, flight } = known.watch;
      if (!isInFlight(flight)) continue;
      const key = { account, modelId, known };
      await changeWatch(ctx, key, (watch) => watch && advance(watch, event));
    }
  }
}

const namesOf = (accounts: readonly AccountRef[]): Set<string | null> =>
  new Set(accounts.flatMap(({ key, accountId }) => [key, accountId]));
