import { WHOLE_MS } from "@/lib/domain/access/session-life";
import { keptMsFor } from "@/lib/domain/proof/schedule";
import { DAY_MS } from "@/lib/domain/time";
import type { ScanContext } from "@/lib/services/context";
import { TELL_WITHIN_MS } from "@/lib/services/webhook/delivery";

/**
 * Removes what is older than the configuration keeps, accounts and regions that nobody tried to read since, and lists
 * that no region has any more. However little is kept: what is still to be told, and what the next scan reads again,
 * stays. Once the signal is aborted the rest is left to the next time.
 */
export async function tidy(
  { now, settings, stores }: Pick<ScanContext, "now" | "settings" | "stores">,
  signal: AbortSignal,
): Promise<void> {
  const { retentionMs, scanIntervalMs, requirements } = settings();
  const before = now() - retentionMs;
  const told = now() - Math.max(retentionMs, 2 * TELL_WITHIN_MS);
  for (const { prune } of [stores.history, stores.lineHistory]) {
    let account = await prune(before, null);
    while (account !== null && !signal.aborted) account = await prune(before, account);
  }
  if (signal.aborted) return;
  await stores.scans.prune(before);
  await stores.watches.prune(told);
  await stores.deliveries.prune(told);
  await stores.acts.prune(told);
  await stores.proofs.prune(now() - keptMsFor(requirements) - DAY_MS);
  await stores.sessions.prune(now() - WHOLE_MS - DAY_MS);
  await stores.signIns.prune(now() - DAY_MS);
  await stores.tokens.prune(before);
  await stores.facts.forget(now() - Math.max(retentionMs, 2 * scanIntervalMs + DAY_MS));
  await stores.facts.forgetLists();
}
