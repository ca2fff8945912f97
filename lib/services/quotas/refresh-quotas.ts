import type { RefreshQuotasInput } from "@/lib/contracts/actions/quotas";
import { NEVER, NO_REGION_FACTS } from "@/lib/domain/facts/facts";
import { isAskable } from "@/lib/domain/facts/plan";
import { statusOf } from "@/lib/domain/judge/judge-region";
import type { QuotaLists } from "@/lib/domain/quota/lines";
import { type Partition, partitionOf } from "@/lib/domain/region";
import { err, ok, type Result } from "@/lib/domain/result";
import { MINUTE_MS } from "@/lib/domain/time";
import { shutText } from "@/lib/domain/words/region-status";
import type { Context } from "@/lib/services/context";
import type { StoredAccount } from "@/lib/services/ports/stores";
import { partitionIn, readStanding } from "@/lib/services/world/named";
import type { QuotasRefusal } from "./refusal";
import { listsOf } from "./region-view";

const ALL_PAGES_MS = 2 * MINUTE_MS;

/**
 * Asks Service Quotas of one region now, all three lists side by side, and CloudWatch where that is on, and keeps what each says. A list that fails
 * keeps its last good answer beside its fault. A region that is off is not asked: it answers like bad credentials.
 */
export async function refreshQuotas(
  ctx: Context,
  input: RefreshQuotasInput,
): Promise<Result<QuotaLists, QuotasRefusal>> {
  const { ref: account, row: stored } = await readStanding(ctx, input.account);
  if (!account) return err({ code: "UNKNOWN_ACCOUNT", message: "No such account is configured." });
  const refusal = refusedRegion(input.region, {
    stored,
    partition: partitionIn({ ref: account, row: stored }),
  });
  if (refusal) return err(refusal);
  const accountId = stored?.accountId ?? account.accountId;
  const reader = ctx.aws.readerFor(account, { expect: accountId });
  const signal = AbortSignal.timeout(ALL_PAGES_MS);
  const [quotas, quotaDefaults, quotaRequests, use] = await Promise.all([
    reader.quotas(input.region, signal),
    reader.quotaDefaults(input.region, signal),
    reader.quotaRequests(input.region, signal),
    ctx.settings().usage ? reader.use(input.region, signal) : NEVER,
  ]);
  const facts = { quotas, quotaDefaults, quotaRequests, use };
  const { regions } = await ctx.keep(
    { account, accountId, regions: [{ region: input.region, facts }] },
    { scanId: null, verdicts: "now" },
  );
  return ok(listsOf(regions[0]?.facts ?? NO_REGION_FACTS));
}

function refusedRegion(
  region: string,
  { stored, partition }: { stored: StoredAccount | null; partition: Partition },
): QuotasRefusal | null {
  if (stored && partitionOf(region) !== partition) {
    return { code: "UNKNOWN_REGION", message: `${region} is not in this account's partition.` };
  }
  const status = stored ? statusOf(stored.facts, region).status : null;
  if (isAskable({ region, status })) return null;
  const { is, next } = shutText(status);
  return { code: "REGION_OFF", message: `${region} is ${is} in this account. ${next}` };
}
