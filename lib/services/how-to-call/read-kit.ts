import { maskAccountIds } from "@/lib/domain/export/mask";
import { type Kit, type KitCell, kitAccounts } from "@/lib/domain/how-to-call/kit";
import { exitCodeAfter } from "@/lib/domain/requirement/exit-code";
import { judgeRequirement } from "@/lib/domain/requirement/judge";
import { itemsOf } from "@/lib/domain/requirement/report";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { RequiredCell } from "@/lib/domain/requirement/world";
import type { WorldContext } from "@/lib/services/context";
import { eachAccount } from "@/lib/services/world/each-account";
import type { WorldAccount } from "@/lib/services/world/world";
import { callsOf } from "./calls-of";

/** What it takes to call what a requirement names, by what the store has now. What is not met is told, and nothing is printed for it. */
export async function readKit(
  ctx: WorldContext,
  requirement: Requirement,
  { complete }: { complete: boolean },
): Promise<Kit> {
  const { outline, asked } = await ctx.world.survey([requirement]);
  const shown = ctx.settings().maskAccountIds ? maskAccountIds : (text: string) => text;
  const judged = judgeRequirement(requirement, asked);
  const met = judged.cells.filter(({ outcome }) => outcome === "met");
  const called = new Set(met.map(({ account }) => account));
  const printed = new Map<RequiredCell, KitCell>();
  const accounts = outline.accounts.filter(({ key }) => called.has(key));
  for await (const { account } of eachAccount(ctx, accounts))
    for (const cell of met) {
      const one = cell.account === account.key ? kitCell(account, { cell, shown }) : null;
      if (one) printed.set(cell, one);
    }
  const cells = met.flatMap((cell) => printed.get(cell) ?? []);
  return {
    requirement: requirement.name,
    at: outline.now,
    exitCode: exitCodeAfter([judged], { complete }),
    cells,
    gaps: itemsOf(judged).flatMap(({ outcome, subject, code, reasons }) =>
      outcome === "met"
        ? []
        : [{ outcome, subject: shown(subject), code, reasons: reasons.map(shown) }],
    ),
    accounts: kitAccounts(cells),
  };
}

type Asked = { cell: RequiredCell; shown: (text: string) => string };

function kitCell(account: WorldAccount, { cell: required, shown }: Asked): KitCell | null {
  const region = account.regions.find((one) => one.region === required.region);
  const cell = region?.judged.cells.find(({ modelId }) => modelId === required.modelId);
  if (account.accountId === null || !region || !cell) return null;
  const accountId = shown(account.accountId);
  return {
    partition: account.partition,
    accountId,
    accountName: account.name,
    region: region.region,
    modelId: cell.modelId,
    modelName: required.modelName,
    readAt: cell.readAt,
    calls: callsOf({ account, accountId, region, cell }, required.routes),
  };
}
