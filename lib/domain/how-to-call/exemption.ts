import type { Grant } from "./grant";
import { PROFILE_KEY } from "./policy";

/**
 * What a service control policy that denies Regions must let through. A negated operator also matches where the key is
 * missing, so that what is not called by these profiles stays denied.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export type Exemption = {
  /** Where such a policy sees the call, as aws:RequestedRegion names it. */
  regions: readonly string[];
  condition: { ArnNotLike: Readonly<Record<string, readonly string[]>> };
};

/** `id` is the profile's, where the call goes by one. */
type GrantedCall = { grant: Grant; id: string; partition: string };

/** Null: all of these calls stay in the Region in which they are made. */
export function exemptionOf(calls: readonly GrantedCall[]): Exemption | null {
  const away = calls.filter(({ grant }) => grant.profile !== null);
  if (away.length === 0) return null;
  const arns = away.map(
    ({ id, partition }) => `arn:${partition}:bedrock:*:*:inference-profile/${id}`,
  );
  return {
    regions: sorted(away.flatMap(({ grant }) => grant.regions)),
    condition: { ArnNotLike: { [PROFILE_KEY]: sorted(arns) } },
  };
}

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();

export const exemptionText = ({ regions }: Pick<Exemption, "regions">): string =>
  `A service control policy that denies Regions sees these calls in ${regions.join(", ")}. Where it denies one of them, add this to the Condition of the statement that does, or calls are refused now and then.`;
