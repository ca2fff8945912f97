import type { ExportCell } from "@/lib/domain/export/cells";
import { isNamed } from "@/lib/domain/named";
import { triedCell } from "@/lib/domain/proof/proof";
import { providerOf } from "@/lib/domain/provider";
import type { World } from "@/lib/services/world/world";
import type { ReadinessFilter } from "./readiness";

/** The cells of a view, for an export. */
export function exportableCells(world: World, filter: ReadinessFilter): readonly ExportCell[] {
  return world.accounts
    .filter(({ key, accountId, name }) => isNamed(filter.accounts, key, accountId, name))
    .flatMap((account) =>
      account.regions
        .filter(({ region }) => isNamed(filter.regions, region))
        .flatMap(({ region, judged }) =>
          judged.cells
            .filter(
              ({ modelId, verdict }) =>
                isNamed(filter.models, modelId) && isNamed(filter.states, verdict.state),
            )
            .map(({ modelId, verdict, readAt }): ExportCell => {
              const row = world.catalogue.rows.get(modelId);
              const { state, code, cause, routes, findings, lastKnown } = verdict;
              return {
                accountId: account.key,
                accountName: account.name,
                region,
                modelId,
                modelName: row?.modelName ?? modelId,
                provider: providerOf({ modelId, providerName: row?.providerName ?? null }),
                state,
                code,
                cause,
                routes,
                findings,
                readAt,
                lastKnown,
                proof: triedCell(judged.proofOf(modelId)),
              };
            }),
        ),
    );
}
