import type { ActTarget } from "@/lib/domain/acts/kinds";
import type { MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { regionInfo } from "@/lib/domain/region";
import { figure } from "@/lib/domain/words/figure";

/** What an act is called before it was previewed. */
export function nameOfTarget(target: ActTarget, snapshot: MatrixSnapshot): string {
  switch (target.kind) {
    case "accept-agreement":
      return `Accept the ${modelName(target.modelId, snapshot)} offer`;
    case "request-quota-increase":
      return `Raise ${target.quotaCode} in ${target.region} to ${figure(target.value)}`;
    case "enable-region":
      return `Enable ${target.region}, ${regionInfo(target.region).city}`;
    case "submit-use-case-form":
      return "Submit the Anthropic use case form";
  }
}

export const modelName = (modelId: string, snapshot: MatrixSnapshot): string =>
  snapshot.models.find((model) => model.modelId === modelId)?.name ?? modelId;
