import { isWeighty, standsInFor, successorOf } from "@/lib/domain/advice/ending";
import { prefixOfModel } from "@/lib/domain/provider";
import { rowLabel } from "@/lib/domain/words/row-label";
import { outputsIn } from "./outputs";
import type { World, WorldRegion } from "./world";

type Catalogued = Pick<World, "catalogue">;
type At = { world: Catalogued; region: WorldRegion };
type Ready = { modelId: string; name: string };

/** A model as every screen names it. */
export function nameOf({ catalogue }: Catalogued, modelId: string): string {
  const row = catalogue.rows.get(modelId);
  return row ? rowLabel(row) : modelId;
}

/** The model of the same provider that is ready in the Region and does not end soon; null: there is none to move to. */
export function successorIn({ world, region }: At, modelId: string): Ready | null {
  const provider = prefixOfModel(modelId);
  const outputs = outputsIn(region);
  const ready = region.judged.cells.flatMap(({ modelId: other, verdict }): Ready[] => {
    if (verdict.state !== "ready" || other === modelId || prefixOfModel(other) !== provider)
      return [];
    if (!standsInFor(outputs(modelId), outputs(other))) return [];
    return verdict.findings.some(isWeighty) ? [] : [{ modelId: other, name: nameOf(world, other) }];
  });
  return successorOf(nameOf(world, modelId), ready);
}
