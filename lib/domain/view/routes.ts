import type { Route } from "@/lib/domain/verdict";
import type { RouteView } from "./cell";

/** The routes by which a call gets through. */
export const openRoutes = (routes: readonly RouteView[]): Route[] =>
  routes.flatMap(({ route, closed }) => (closed ? [] : [route]));
