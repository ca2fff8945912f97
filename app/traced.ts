import { headers } from "next/headers";
import { NO_TRACE, type TraceEnd } from "@/lib/services/ports/trace";
import { heldApp } from "@/lib/start";
import { requestIn, WHAT_HEADER } from "./brought";

const PLAIN = /^[a-z-]+$/;

/** What varies in a path is no name of a route; behind a page's own name it may be what somebody typed. */
function routeOf(path: string): string {
  const [first = "", ...rest] = path.split("/").slice(1);
  const isKept = (part: string) => first === "api" && PLAIN.test(part);
  return `/${[first, ...rest.map((part) => (isKept(part) ? part : "{…}"))].join("/")}`;
}

/** Runs what answers the request that this is called in as a trace of its own. */
export async function asRequest<T>(
  work: () => Promise<T>,
  end: (value: T) => TraceEnd = () => ({}),
): Promise<T> {
  const trace = heldApp()?.runtime.trace ?? NO_TRACE;
  if (trace === NO_TRACE) return work();
  const sent = await headers();
  const [method = "", path = ""] = (sent.get(WHAT_HEADER) ?? "").split(" ");
  const route = routeOf(path);
  const facts = { method, route, request: requestIn(sent).id };
  return trace.part({ name: `${method} ${route}`, kind: "request", facts, end }, work);
}
