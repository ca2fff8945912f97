import { scopeOfRoute } from "@/lib/domain/quota/scopes";
import type { QuotaScope } from "@/lib/domain/quota/types";
import { modelOfProfile, prefixOf } from "@/lib/domain/routes";

/**
 * What a call was counted under: a model by the scope of its quota, `id` without the account that an ARN may name, an application inference profile, whose model its
 * name does not tell, or what draws on no shared quota: provisioned throughput and imported models.
 */
export type Called =
  | { kind: "model"; id: string; modelId: string; scope: QuotaScope }
  | { kind: "application-profile" }
  | { kind: "own-throughput" };

const OF_ARN = /^arn:[^:]+:bedrock:[^:]*:[^:]*:([a-z-]+)\/(.+)$/;

/**
 * The dimension `ModelId` holds the id that was called, in the Region that was called: a profile's id, a model's, or an
 * ARN. https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring.html
 */
export function calledAs(dimension: string): Called {
  const [, kind, name] = OF_ARN.exec(dimension) ?? [];
  if (kind === undefined || name === undefined)
    return dimension.startsWith("arn:") ? { kind: "own-throughput" } : byId(dimension);
  if (kind === "application-inference-profile") return { kind: "application-profile" };
  return kind === "inference-profile" || kind === "foundation-model"
    ? byId(name)
    : { kind: "own-throughput" };
}

function byId(id: string): Called {
  const scope = scopeOfRoute(prefixOf(id) ?? "on-demand") ?? "on-demand";
  return { kind: "model", id, modelId: modelOfProfile(id), scope };
}
