import { provable } from "@/lib/domain/proof/kinds";
import { isProfileRoute } from "@/lib/domain/routes";
import type { Route } from "@/lib/domain/verdict";
import { type Exemption, exemptionOf } from "./exemption";
import { type CallPlace, type CallRoute, type Grant, grantOf } from "./grant";
import { callPolicy, type PolicyDocument } from "./policy";
import { type Snippets, snippetsFor } from "./snippets";

/** How a model is called by one open route. What is null can't be told, and `missing` says why. */
export type RouteCall = {
  route: Route;
  /** As a call names it. */
  id: string | null;
  snippets: Snippets | null;
  grant: Grant | null;
  policy: PolicyDocument | null;
  /** Null also where the call stays in its Region. */
  exemption: Exemption | null;
  missing: readonly string[];
};

type Called = CallPlace & { outputs: readonly string[] | null };

export function routeCall(place: Called, by: CallRoute): RouteCall {
  const id = idOf(place, by);
  const kind = provable(place);
  const grant = grantOf(place, by);
  const { partition } = place;
  return {
    route: by.route,
    id,
    snippets: id === null || kind.by === null ? null : snippetsFor(kind.by, { ...place, id }),
    grant,
    policy: grant && callPolicy([grant]),
    exemption: grant && id !== null ? exemptionOf([{ grant, id, partition }]) : null,
    missing: [
      ...(id === null ? [NO_ID] : []),
      ...(id !== null && kind.by === null ? [`No snippet: ${kind.why}.`] : []),
      ...(id !== null && grant === null ? [NO_DESTINATION] : []),
    ],
  };
}

const NO_ID =
  "A throughput is called by its own ARN, which ListProvisionedModelThroughputs gives; its policy names that ARN.";
const NO_DESTINATION =
  "No policy: AWS names no Region to which this profile sends calls, and a policy has to name each.";

function idOf({ modelId }: CallPlace, { route, profileId }: CallRoute): string | null {
  if (route === "on-demand") return modelId;
  return isProfileRoute(route) ? profileId : null;
}
