import type { Target } from "@/lib/stand-in/policy";
import { modelArn } from "@/lib/stand-in/services/bedrock/models";
import type { Call } from "@/lib/stand-in/services/types";
import type { WireError } from "@/lib/stand-in/wire/outcome";
import { type Decision, evaluate } from "./evaluate";
import { principalOf } from "./principals";

const PROFILE_KEY = "bedrock:inferenceprofilearn";
const REGION_KEY = "aws:requestedregion";

/** Converse is authorised as InvokeModel, and its stream as that of InvokeModel. */
const actionOf = (operation: string): string | null => {
  if (operation === "InvokeModel" || operation === "Converse") return "bedrock:InvokeModel";
  const isStream = operation === "InvokeModelWithResponseStream" || operation === "ConverseStream";
  return isStream ? "bedrock:InvokeModelWithResponseStream" : null;
};

type Asked = { resource: string; context: ReadonlyMap<string, string> };

/** What a call is judged on: the profile, and the model wherever the profile may send the call. */
function resourcesOf({ account, region, label, world }: Call): readonly Asked[] {
  const id = label.slice(label.lastIndexOf("/") + 1);
  const at = (requested: string) => [REGION_KEY, requested] as const;
  const profile = world.spec.catalogue.profiles.get(region)?.find((one) => one.id === id);
  if (profile === undefined)
    return [{ resource: modelArn(region, id), context: new Map([at(region)]) }];
  const arn = `arn:aws:bedrock:${region}:${account.spec.id}:inference-profile/${id}`;
  const isGlobal = profile.prefix === "global";
  const places = isGlobal ? [region, ""] : profile.destinations;
  return [
    { resource: arn, context: new Map([at(region)]) },
    ...places.map((place) => ({
      resource: modelArn(place, profile.model.id),
      context: new Map([at(place === "" ? "unspecified" : place), [PROFILE_KEY, arn] as const]),
    })),
  ];
}

/**
 * AWS's refusal of a call to a model by the caller's own policies; null where they allow it, or where the world knows none
 * of the caller. AWS sends a call to one destination, so that a missing one refuses now and then; here it always does.
 */
export function refusalByPrincipal({ operation, call, service }: Target): WireError | null {
  const action = service.name === "bedrock-runtime" ? actionOf(operation) : null;
  const caller = principalOf(call.account.principals, call.principal.arn);
  if (action === null || caller === undefined) return null;
  for (const asked of resourcesOf(call)) {
    const decision = evaluate(caller, { action, ...asked }, () => true);
    if (decision.decision === "allowed") continue;
    return {
      ...service.denied,
      message: `User: ${call.principal.arn} is not authorized to perform: ${action} on resource: ${asked.resource} ${reasonOf(decision, action)}`,
    };
  }
  return null;
}

const POLICY = {
  identity: "identity-based policy",
  boundary: "permissions boundary",
  scp: "service control policy",
} as const satisfies Record<NonNullable<Decision["by"]>, string>;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
function reasonOf({ decision, by }: Decision, action: string): string {
  const policy = POLICY[by ?? "identity"];
  const article = by === "identity" ? "an" : "a";
  return decision === "explicitDeny"
    ? `with an explicit deny in ${article} ${policy}`
    : `because no ${policy} allows the ${action} action`;
}
