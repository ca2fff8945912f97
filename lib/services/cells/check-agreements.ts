import { asksAgreements } from "@/lib/domain/facts/check-plan";
import { own } from "@/lib/domain/own";
import { readMarketplace } from "@/lib/services/agreements/marketplace";
import type { Context } from "@/lib/services/context";
import type { RegionCheck } from "./check-region";

type AgreementsCheck = Pick<RegionCheck, "account" | "reader" | "signal"> & {
  cells: readonly { region: string; modelId: string }[];
};

/**
 * Asks again for the agreements and entitlements of checked cells that pend by what was just read, as a poll does, and
 * keeps what came of it. Whether a pending one has failed is told by nothing else.
 */
export async function checkAgreements(
  ctx: Context,
  { account, cells, reader, signal }: AgreementsCheck,
): Promise<void> {
  const pending = cells.filter(({ region, modelId }) => {
    const known = account.regions.find((one) => one.region === region);
    return asksAgreements(own(known?.stored?.facts.availability ?? {}, modelId));
  });
  const models = [...new Set(pending.map(({ modelId }) => modelId))];
  if (models.length === 0 || account.partition !== "aws") return;
  const agreements = await reader.agreements(signal);
  const { ref, accountId, partition } = account;
  const held = { partition, facts: { ...account.facts, agreements } };
  const readings = await Promise.all(
    models.map((modelId) => {
      const watch = { modelId, agreementId: null };
      return readMarketplace({ account: held, reader, watch, signal });
    }),
  );
  const entitlements = Object.assign({}, ...readings.map(({ read }) => read?.entitlements));
  const facts = { agreements, entitlements };
  await ctx.keep({ account: ref, accountId, facts }, { scanId: null, verdicts: "now", models });
}
