import type { ExportCell } from "@/lib/domain/export/cells";
import { isNamed } from "@/lib/domain/named";
import { triedCell } from "@/lib/domain/proof/proof";
import { hasNoEndpoint } from "@/lib/services/world/faults";
import type { World, WorldAccount, WorldRegion } from "@/lib/services/world/world";
import { modelsIn, type Picked } from "./picked";
import type { ReadinessFilter } from "./readiness";

/** The cells of an account that are picked, for an export. */
export function exportableCells(
  { catalogue }: Pick<World, "catalogue">,
  account: WorldAccount,
  picked: Picked,
): readonly ExportCell[] {
  const models = new Map(
    modelsIn(catalogue)
      .filter(picked.model)
      .map((model) => [model.modelId, model]),
  );
  return account.regions.flatMap((at) => {
    const { region, judged } = at;
    const short = { region, status: judged.status, noEndpoint: hasNoEndpoint(at) };
    return picked.region(account, short) ? cellsIn(account, at, { models, picked }) : [];
  });
}

type Of = { models: ReadonlyMap<string, ReturnType<typeof modelsIn>[number]>; picked: Picked };

function cellsIn(
  account: WorldAccount,
  { region, judged }: WorldRegion,
  { models, picked }: Of,
): readonly ExportCell[] {
  return judged.cells.flatMap(({ modelId, verdict, readAt }): readonly ExportCell[] => {
    const model = models.get(modelId);
    const place = { account: account.key, region, modelId };
    if (!model || !picked.said(verdict) || !picked.place(place)) return [];
    const { state, code, cause, routes, findings, lastKnown } = verdict;
    return [
      {
        accountId: account.key,
        accountName: account.name,
        region,
        ...model,
        state,
        code,
        cause,
        routes,
        findings,
        readAt,
        lastKnown,
        proof: triedCell(judged.proofOf(modelId)),
      },
    ];
  });
}

/** Of accounts that are chosen already. */
export const pickedByFilter = (filter: Omit<ReadinessFilter, "accounts">): Picked => ({
  region: (_account, { region }) => isNamed(filter.regions, region),
  model: ({ modelId }) => isNamed(filter.models, modelId),
  said: ({ state }) => isNamed(filter.states, state),
  place: () => true,
});
