import { maskAccountIds } from "@/lib/domain/export/mask";
import { type Kit, type KitCell, kitAccounts } from "@/lib/domain/how-to-call/kit";
import { exitCodeAfter } from "@/lib/domain/requirement/exit-code";
import { judgeRequirement } from "@/lib/domain/requirement/judge";
import { itemsOf } from "@/lib/domain/requirement/report";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { RequiredCell } from "@/lib/domain/requirement/world";
import type { WorldContext } from "@/lib/services/context";
import { readBeside } from "@/lib/services/requirements/judge-requirements";
import { namedAccounts } from "@/lib/services/world/choice";
import type { World } from "@/lib/services/world/world";
import { callsOf } from "./calls-of";

/** What it takes to call what a requirement names, by what the store has now. What is not met is told, and nothing is printed for it. */
export async function readKit(
  ctx: WorldContext,
  requirement: Requirement,
  { complete }: { complete: boolean },
): Promise<Kit> {
  const choose = namedAccounts(requirement.accounts);
  const { world, asked } = await readBeside(ctx, [requirement], choose);
  const shown = ctx.settings().maskAccountIds ? maskAccountIds : (text: string) => text;
  const judged = judgeRequirement(requirement, asked);
  const cells = judged.cells.flatMap((cell) =>
    cell.outcome === "met" ? kitCell(world, { cell, shown }) : [],
  );
  return {
    requirement: requirement.name,
    at: world.now,
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

function kitCell({ accounts }: World, { cell: required, shown }: Asked): readonly KitCell[] {
  const account = accounts.find(({ key }) => key === required.account);
  const region = account?.regions.find((one) => one.region === required.region);
  const cell = region?.judged.cells.find(({ modelId }) => modelId === required.modelId);
  if (!account || account.accountId === null || !region || !cell) return [];
  const accountId = shown(account.accountId);
  return [
    {
      partition: account.partition,
      accountId,
      accountName: account.name,
      region: region.region,
      modelId: cell.modelId,
      modelName: required.modelName,
      readAt: cell.readAt,
      calls: callsOf({ account, accountId, region, cell }, required.routes),
    },
  ];
}
