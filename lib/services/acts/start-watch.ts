import type { Act } from "@/lib/domain/acts/act";
import { factOf } from "@/lib/domain/acts/preview";
import { advance } from "@/lib/domain/agreement/advance";
import { openWatch } from "@/lib/domain/agreement/open-watch";
import { lastGood } from "@/lib/domain/facts/facts";
import { own } from "@/lib/domain/own";
import type { Log } from "@/lib/services/ports/log";
import type { DataStores } from "@/lib/services/ports/stores";
import { changeWatch } from "@/lib/services/watches/watch-docs";

/** The Regions in which an accepted model is offered, as far as they were read; none for other kinds. */
export async function regionsToWatch(
  { stores }: { stores: Pick<DataStores, "facts"> },
  { account, target }: Act,
): Promise<readonly string[]> {
  if (target.kind !== "accept-agreement") return [];
  const rows = await stores.facts.regions(account);
  return rows.flatMap(({ region, facts }) => {
    const last = lastGood(own(facts.availability, target.modelId));
    return last && last.value.region !== "NOT_AVAILABLE" ? [region] : [];
  });
}

/** Begins the watch of an agreement with the call that made it, in the transaction of the act. */
export async function startWatch(
  ctx: { stores: DataStores; log: Log; now(): number },
  act: Act,
  regions: readonly string[],
): Promise<void> {
  const { account, target, step } = act;
  if (target.kind !== "accept-agreement" || step.state !== "accepted") return;
  const key = { account, modelId: target.modelId };
  const { sentAt, existed, preview } = step;
  const wasError = factOf(preview, "agreement") === "ERROR";
  const event = { type: "accepted", at: sentAt, existed, wasError, regions } as const;
  await changeWatch(ctx, key, (watch) => (watch ? advance(watch, event) : openWatch(key, event)));
}
