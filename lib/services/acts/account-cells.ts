import type { EndingCell } from "@/lib/domain/acts/ending";
import type { ActTarget } from "@/lib/domain/acts/kinds";
import type { ActCell } from "@/lib/domain/acts/read";
import { isWeighty } from "@/lib/domain/advice/ending";
import { successorIn } from "@/lib/services/world/successor";
import type { World } from "@/lib/services/world/world";
import type { KnownAccount } from "./find-account";

/** The account's cells that an act bears on, as the matrix judges them now. */
export function cellsFor(
  target: ActTarget,
  { account, catalogue }: { account: KnownAccount; catalogue: World["catalogue"] },
): readonly ActCell[] {
  return account.regions.flatMap(({ region, judged }) =>
    judged.cells
      .filter(({ modelId }) => bearsOn(target, { region, modelId }))
      .map(({ modelId, verdict }) => {
        const row = catalogue.rows.get(modelId);
        const provider = row?.providerName ?? null;
        return { region, modelId, modelName: row?.modelName ?? modelId, provider, verdict };
      }),
  );
}

/** Where the model of an offer is legacy or ends soon, and what is ready there in its place. */
export function endingCells(
  target: ActTarget,
  { account, catalogue }: { account: KnownAccount; catalogue: World["catalogue"] },
): readonly EndingCell[] {
  if (target.kind !== "accept-agreement") return [];
  return account.regions.flatMap((region) =>
    region.judged.cells.flatMap(({ modelId, verdict }): EndingCell[] => {
      const ending = verdict.findings.find(isWeighty);
      if (modelId !== target.modelId || verdict.state === "not_offered" || !ending) return [];
      const successor = successorIn({ world: { catalogue }, region }, modelId);
      return [
        { region: region.region, message: ending.message, successor: successor?.name ?? null },
      ];
    }),
  );
}

function bearsOn(target: ActTarget, cell: { region: string; modelId: string }): boolean {
  switch (target.kind) {
    case "accept-agreement":
      return cell.modelId === target.modelId;
    case "submit-use-case-form":
      return cell.modelId.startsWith("anthropic.");
    case "request-quota-increase":
    case "enable-region":
      return cell.region === target.region;
  }
}

/** How the catalogue calls a model, and whose it is; null: no list has it. */
export const modelIn =
  ({ rows }: World["catalogue"]) =>
  (modelId: string): { name: string; provider: string } | null => {
    const row = rows.get(modelId);
    if (!row) return null;
    return { name: row.modelName ?? modelId, provider: row.providerName ?? "the provider" };
  };
