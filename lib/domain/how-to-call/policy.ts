import { CALL_ACTIONS, type Grant } from "./grant";

export type Statement = {
  Effect: "Allow";
  Action: readonly string[];
  Resource: readonly string[];
  Condition?: { StringEquals: Readonly<Record<string, string>> };
};
export type PolicyDocument = { Version: "2012-10-17"; Statement: readonly Statement[] };

export const PROFILE_KEY = "bedrock:InferenceProfileArn";

const allow = (resources: Iterable<string>): Statement => ({
  Effect: "Allow",
  Action: CALL_ACTIONS,
  Resource: [...new Set(resources)].sort(),
});

/**
 * The least policy of a caller for these calls. A model behind a profile is allowed by that profile alone, so that nothing
 * may be called on demand that was not asked for.
 */
export function callPolicy(grants: readonly Grant[]): PolicyDocument {
  const free = grants.flatMap(({ profile, models }) => (profile === null ? models : [profile]));
  const behind = new Map<string, readonly string[]>();
  for (const { profile, models } of grants) if (profile !== null) behind.set(profile, models);
  const conditional = [...behind].map(
    ([profile, models]): Statement => ({
      ...allow(models),
      Condition: { StringEquals: { [PROFILE_KEY]: profile } },
    }),
  );
  return { Version: "2012-10-17", Statement: [allow(free), ...conditional] };
}

/** Characters of a managed policy, white space not counted: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const POLICY_MAX = 6_144;

const sizeOf = (document: PolicyDocument): number => JSON.stringify(document).length;

/** As many policies as it takes for each to be no longer than AWS lets a managed policy be. */
export function callPolicies(grants: readonly Grant[]): readonly PolicyDocument[] {
  const parts: Grant[][] = [];
  for (const grant of grants) {
    const last = parts.at(-1);
    if (last && sizeOf(callPolicy([...last, grant])) <= POLICY_MAX) last.push(grant);
    else parts.push([grant]);
  }
  return parts.map(callPolicy);
}
