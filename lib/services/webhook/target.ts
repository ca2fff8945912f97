import type { Watch } from "@/lib/domain/agreement/watch";
import type { LinkTarget } from "@/lib/domain/links/target";
import type { Ground } from "@/lib/services/ground";
import { storedAccount } from "@/lib/services/watches/account";

/** Where the links of a notice lead. */
export async function linkTargetOf(
  ctx: Pick<Ground, "accounts" | "stores" | "settings">,
  watch: Watch,
): Promise<LinkTarget> {
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
