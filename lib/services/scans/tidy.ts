import type { ScanContext } from "@/lib/services/context";

/** Removes what is older than the configuration keeps, and lists that no region has any more. */
export async function tidy({
  now,
  settings,
  stores,
}: Pick<ScanContext, "now" | "settings" | "stores">): Promise<void> {
  const before = now() - settings().retentionMs;
  await stores.history.prune(before);
  await stores.scans.prune(before);
  await stores.facts.forgetLists();
}
