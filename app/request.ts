import { headers } from "next/headers";
import { LOCAL } from "@/lib/domain/access/rights";
import { isOwnRequest } from "@/lib/hosts.mjs";
import type { Context } from "@/lib/services/context";
import { heldApp } from "@/lib/start";

/** The context for a request from a known Host and, where it may change something, the dashboard's own Origin; else null. */
export async function getContext(): Promise<Context | null> {
  const app = heldApp();
  if (!app) throw new Error("the dashboard is not started");
  const sent = await headers();
  const request = {
    host: sent.get("host"),
    origin: sent.get("origin"),
    changes: sent.has("next-action"),
  };
  return isOwnRequest(request, app.env) ? app.contextFor(LOCAL) : null;
}
