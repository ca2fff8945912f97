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
  const address = addressOf(sent.get("x-forwarded-for"));
  return isOwnRequest(request, app.env) ? app.contextFor(LOCAL, { address }) : null;
}

/** What the nearest of those that a request passed says of where it came from; Next says it of one that passed none. */
const addressOf = (forwarded: string | null): string | null =>
  forwarded?.split(",").at(-1)?.trim() || null;
