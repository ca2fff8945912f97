import { actForCell } from "@/lib/domain/acts/for-cell";
import { type ActTarget, keyOf } from "@/lib/domain/acts/kinds";
import type { BlockerLine } from "@/lib/domain/grid/blockers";
import { causeKey } from "@/lib/domain/grid/cause-key";
import { cellsIn, columnsOf } from "@/lib/domain/grid/decode";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";

type Of = { snapshot: MatrixSnapshot; account: string };

/** One act each for what the line counts in this account: what filters leave out of its count gets none. */
export function lineTargets(line: BlockerLine, { snapshot, account }: Of): readonly ActTarget[] {
  const lasting = new Set(line.lasting);
  const targets = new Map<string, ActTarget>();
  for (const column of columnsOf(snapshot, [account])) {
    if (!line.regions.includes(column.region)) continue;
    for (const { model, region, kind } of cellsIn(snapshot, column)) {
      if (!lasting.has(model.modelId) || causeKey(kind) !== line.key) continue;
      const target = actForCell({
        ...{ code: kind.code, region, modelId: model.modelId },
        ends: kind.weighty,
      });
      if (target) targets.set(keyText(target), target);
    }
  }
  return [...targets.values()];
}

/** A form is one for all Regions that are on by default; the page of it asks where. */
const keyText = (target: ActTarget): string =>
  target.kind === "submit-use-case-form" ? target.kind : JSON.stringify(keyOf(target));
