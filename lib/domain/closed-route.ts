import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import type { OfferedRoute } from "@/lib/domain/routes";
import type { Route, Verdict } from "@/lib/domain/verdict";

/** The routes by which a call gets through. */
export const openRoutes = (routes: readonly OfferedRoute[]): Route[] =>
  routes.flatMap(({ route, closed }) => (closed ? [] : [route]));

/** Why a verdict has a route closed; null where it is open. */
export function closedView(
  { closedRoutes }: Pick<Verdict, "closedRoutes">,
  route: Route,
): OfferedRoute["closed"] {
  const closed = closedRoutes.find((one) => one.route === route);
  if (!closed) return null;
  const { code, cause } = closed;
  return { code, cause, title: CAUSE_ENTRIES[cause].title };
}
