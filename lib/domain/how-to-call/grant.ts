import type { Partition } from "@/lib/domain/region";
import { isProfileRoute, type OfferedRoute } from "@/lib/domain/routes";

/** A model as it is called from one Region of one account. */
export type CallPlace = {
  partition: Partition;
  accountId: string;
  region: string;
  modelId: string;
};
export type CallRoute = Pick<OfferedRoute, "route" | "profileId" | "destinations">;

/** Converse and ConverseStream are authorised by these: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-prereq.html */
export const CALL_ACTIONS = [
  "bedrock:InvokeModel",
  "bedrock:InvokeModelWithResponseStream",
] as const;

/** A global profile's call is seen there, whichever Region answers it. */
export const UNSPECIFIED = "unspecified";

/** Where policies see the calls of a global profile, whatever Regions it lists. */
export const globalRegions = (from: string): readonly string[] => [from, UNSPECIFIED];

/**
 * What a caller must be allowed on to call a model by one route: the profile, and the model in the Region that is called and in
 * every one to which the profile may send a call. One that is left out refuses the calls that are sent there. `regions` are those of `models`, as
 * aws:RequestedRegion names them.
 */
export type Grant = {
  profile: string | null;
  models: readonly string[];
  regions: readonly string[];
};

/**
 * What calls by a route need; null: AWS names no destination, or the route goes by a throughput's own ARN. A global
 * profile needs the model in the calling Region and its ARN without one.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html
 * https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
 */
export function grantOf(place: CallPlace, by: CallRoute): Grant | null {
  const { partition, region } = place;
  const model = (at: string) => `arn:${partition}:bedrock:${at}::foundation-model/${place.modelId}`;
  if (by.route === "on-demand")
    return { profile: null, models: [model(region)], regions: [region] };
  if (!isProfileRoute(by.route) || by.profileId === null) return null;
  const profile = profileArn(place, by.profileId);
  if (by.route === "global")
    return { profile, models: [model(region), model("")], regions: globalRegions(region) };
  if (by.destinations.length === 0) return null;
  const regions = [...new Set([region, ...by.destinations])].sort();
  return { profile, models: regions.map(model), regions };
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html#amazonbedrock-resources-for-iam-policies */
const profileArn = ({ partition, region, accountId }: CallPlace, profileId: string): string =>
  `arn:${partition}:bedrock:${region}:${accountId}:inference-profile/${profileId}`;
