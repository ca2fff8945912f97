import type { ActTarget } from "@/lib/domain/acts/kinds";
import { actTitle } from "@/lib/domain/acts/words";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";

/** What an act is called before it was previewed. */
export const nameOfTarget = (target: ActTarget, snapshot: MatrixSnapshot): string =>
  actTitle(
    target,
    target.kind === "accept-agreement" ? { modelName: modelName(target.modelId, snapshot) } : {},
  );

export const modelName = (modelId: string, snapshot: MatrixSnapshot): string =>
  snapshot.models.find((model) => model.modelId === modelId)?.name ?? modelId;
