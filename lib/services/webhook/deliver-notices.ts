import { type Notice, noticeId, type Watch } from "@/lib/domain/agreement/watch";
import type { LinkTarget } from "@/lib/domain/links/target";
import { storedAccount } from "@/lib/services/agreements/account";
import { readWatches } from "@/lib/services/agreements/watch-docs";
import type { ScanContext } from "@/lib/services/context";
import type { SendWebhook } from "@/lib/services/ports/notify";
import type { StoredDoc } from "@/lib/services/ports/stores";
import { claimed, type Delivery, isDue, parseDelivery, settled } from "./delivery";
import { webhookBody } from "./payload";

export const DELIVERY_KIND = "webhook-delivery";

export type TellOptions = { send: SendWebhook; publicUrl: string | null; signal: AbortSignal };

type Item = { watch: Watch; notice: Notice; doc: StoredDoc | null; delivery: Delivery | null };

/**
 * Tells the webhook every notice it was not told yet, oldest first, and stops at the first that it does not take: the
 * others wait for the next round. An attempt is written down before it is made, so two processes never make it both.
 */
export async function deliverNotices(ctx: ScanContext, options: TellOptions): Promise<void> {
  const items = await allNotices(ctx);
  const now = ctx.now();
  const due = items.filter(({ delivery, notice }) => isDue(delivery, { noticeAt: notice.at, now }));
  for (const item of due.sort((a, b) => a.notice.at - b.notice.at)) {
    if (options.signal.aborted) return;
    const taken = await deliver(ctx, { item, options });
    if (!taken) return;
  }
}

async function allNotices(ctx: ScanContext): Promise<readonly Item[]> {
  const [watches, docs] = await Promise.all([
    readWatches(ctx),
    ctx.stores.docs.list(DELIVERY_KIND),
  ]);
  const byId = new Map(docs.map((doc) => [doc.id, doc]));
  return watches.flatMap((watch) =>
    watch.notices.map((notice) => {
      const doc = byId.get(noticeId(watch, notice)) ?? null;
      return { watch, notice, doc, delivery: doc && parseDelivery(doc.body) };
    }),
  );
}

/** False: it was not taken. True also where another process was faster, for then it is that one's to tell. */
async function deliver(
  ctx: ScanContext,
  { item, options }: { item: Item; options: TellOptions },
): Promise<boolean> {
  const { watch, notice } = item;
  const id = noticeId(watch, notice);
  const rev = item.doc?.rev ?? 0;
  const claim = claimed(item.delivery, ctx.now());
  if (!(await write(ctx, { id, delivery: claim, rev }))) return true;
  const target = await targetOf(ctx, watch);
  const body = webhookBody({ watch, notice, target, publicUrl: options.publicUrl });
  const problem = await options.send({ id, body }, options.signal);
  const delivery = settled(claim, { problem, noticeAt: notice.at });
  await write(ctx, { id, delivery, rev: rev + 1 });
  if (problem !== null) ctx.log.warn("the webhook did not take a notice", { id, problem });
  return problem === null;
}

function write(
  ctx: ScanContext,
  { id, delivery, rev }: { id: string; delivery: Delivery; rev: number },
): Promise<boolean> {
  const doc = { kind: DELIVERY_KIND, id, updatedAt: ctx.now(), body: JSON.stringify(delivery) };
  return ctx.stores.docs.put(doc, rev);
}

async function targetOf(ctx: ScanContext, watch: Watch): Promise<LinkTarget> {
  const stored = await storedAccount(ctx, watch.account);
  return {
    partition: stored?.partition ?? "aws",
    region: watch.regions[0]?.region ?? null,
    accountId: stored?.accountId ?? null,
    modelId: watch.modelId,
    quotaCode: null,
    portal: ctx.settings().accessPortal,
  };
}
