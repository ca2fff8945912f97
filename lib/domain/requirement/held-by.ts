import { isGeographic } from "@/lib/domain/routes";
import type { Route } from "@/lib/domain/verdict";
import { holds } from "./judge-quota";
import type { HeldBy } from "./line";
import { tokensAsked } from "./need";
import { allowedRoutes, isPolicy, routeRuleText } from "./routes";
import type { Requirement } from "./types";
import { holdsByGlobalOnly, isShort, type RequiredCell, type RequirementCell } from "./world";

/** A requirement's cell, as it was asked for and as it was judged. */
export type AskedCell = {
  requirement: Requirement;
  required: RequiredCell;
  cell: RequirementCell;
};

/** Whether a route that is open is known to carry what is needed. */
function carries({ requirement, cell }: AskedCell, route: Route): boolean {
  const asked = tokensAsked(requirement, cell.modelId);
  const open = cell.verdict.routes.includes(route);
  return open && (asked === null || holds(cell, { route, asked }));
}

/** What holds a line, or would hold it but for the policy. */
export function heldBy(judged: AskedCell): HeldBy {
  const { required } = judged;
  if (required.outcome === "met") {
    if (holdsByGlobalOnly(required)) return { by: "global-only", meant: null };
    return { by: "routes", routes: required.routes.filter((route) => carries(judged, route)) };
  }
  if (required.state !== "ready" || required.outcome !== "not_met") return { by: "none" };
  if (meansGeography(judged) && carries(judged, "global"))
    return { by: "global-only", meant: routeRuleText(judged.requirement.routes) };
  return isShort(required) ? { by: "routes", routes: required.routes } : { by: "none" };
}

/** A policy, or a list that names a geographic profile and leaves the global one out. */
function meansGeography({ requirement: { routes }, cell }: AskedCell): boolean {
  const allowed = allowedRoutes(routes, cell.region);
  if (allowed === null || allowed.includes("global")) return false;
  return isPolicy(routes) || allowed.some(isGeographic);
}
