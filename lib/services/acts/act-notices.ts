import type { Act } from "@/lib/domain/acts/act";
import { type ActNotice, actNoticeId, actNotices } from "@/lib/domain/acts/notices";
import type { Settings } from "@/lib/domain/settings";
import type { EpochMs } from "@/lib/domain/time";
import type { Log } from "@/lib/services/ports/log";
import type { Stores } from "@/lib/services/ports/stores";
import { readStored } from "./act-docs";

type Asking = {
  now(): EpochMs;
  settings(): Pick<Settings, "actions">;
  stores: Pick<Stores, "acts">;
  log: Log;
};

export type NoticeOfAct = { act: Act; notice: ActNotice; id: string };

/** What there is to tell of the acts that are unfinished, or ended since. */
export async function noticesOfActs(
  ctx: Asking,
  { endedSince }: { endedSince: EpochMs },
): Promise<readonly NoticeOfAct[]> {
  const rows = await ctx.stores.acts.list({ endedSince });
  const now = { now: ctx.now(), actions: ctx.settings().actions };
  return rows.flatMap((row) => {
    const act = readStored(ctx, row)?.act;
    if (!act) return [];
    return actNotices(act, now).map((notice) => ({ act, notice, id: actNoticeId(act, notice) }));
  });
}
