import { decodeLoose } from "@/lib/stand-in/wire/percent";
import type { Route } from "./types";

/** Method, path, operation. A path that ends in a slash takes the rest as its label. */
export type PathRoute = readonly [string, string, string];

export function routeByPath(
  routes: readonly PathRoute[],
  { method, path }: { method: string; path: string },
): Route | null {
  for (const [verb, pattern, operation] of routes) {
    if (verb !== method) continue;
    if (!pattern.endsWith("/")) {
      if (path === pattern) return { operation, label: "" };
    } else if (path.startsWith(pattern) && path.length > pattern.length) {
      return { operation, label: decodeLoose(path.slice(pattern.length)) };
    }
  }
  return null;
}

/** The awsJson protocols name the operation in X-Amz-Target, after the service's own prefix. */
export function routeByTarget(prefix: string, target: string): Route | null {
  return target.startsWith(`${prefix}.`)
    ? { operation: target.slice(prefix.length + 1), label: "" }
    : null;
}
