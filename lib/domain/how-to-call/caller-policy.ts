import type { Partition } from "@/lib/domain/region";
import { isProfileRoute, type OfferedRoute } from "@/lib/domain/routes";

const VERSION = "2012-10-17";
/** Converse is authorised by these too: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-prereq.html */
const ACTIONS = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"] as const;

type Called = { partition: Partition; accountId: string | null; region: string; modelId: string };

/**
 * The least IAM policy of who calls a model by one route; null where the account, the profile or where it sends calls is
 * not known, and for provisioned throughput, whose ARN no list of models has. By a profile, the model is allowed in every
 * destination, through that profile alone; the global one also asks for the model without a Region.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 * https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
 */
export function callerPolicy(
  { partition, accountId, region, modelId }: Called,
  { route, profileId, destinations }: Pick<OfferedRoute, "route" | "profileId" | "destinations">,
) {
  const modelIn = (place: string) =>
    `arn:${partition}:bedrock:${place}::foundation-model/${modelId}`;
  if (route === "provisioned") return null;
  if (!isProfileRoute(route)) return policyOf([allow("CallTheModel", [modelIn(region)])]);
  if (accountId === null || profileId === null || destinations.length === 0) return null;
  const profile = `arn:${partition}:bedrock:${region}:${accountId}:inference-profile/${profileId}`;
  const places = [...new Set([...destinations, ...(route === "global" ? [region, ""] : [])])];
  return policyOf([
    allow("CallTheProfile", [profile]),
    {
      ...allow("CallTheModelByTheProfile", places.map(modelIn)),
      Condition: { StringEquals: { "bedrock:InferenceProfileArn": profile } },
    },
  ]);
}

const policyOf = (statements: readonly object[]) => ({ Version: VERSION, Statement: statements });

const allow = (sid: string, resources: readonly string[]) => ({
  Sid: sid,
  Effect: "Allow",
  Action: ACTIONS,
  Resource: resources,
});
