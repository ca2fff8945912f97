import { problem } from "@/app/api/respond";
import { isoTime } from "@/lib/domain/words/dates";
import { heldApp } from "@/lib/start";

/** A write works; told within a second. */
export async function GET(): Promise<Response> {
  const app = heldApp();
  if (!app) return problem(503, "The dashboard is not started.");
  const { stores, log } = app.runtime;
  const health = await stores.health();
  if (health.works)
    return Response.json({ status: "ready" }, { headers: { "Cache-Control": "no-store" } });
  const { kind, message, since } = health;
  // The store's own message may name a path or an address, so the log alone has it.
  log.error("the store does not work", { kind, problem: message });
  const sinceText = isoTime(since);
  return problem(503, `The store does not work since ${sinceText}: ${kind}. The log has more.`);
}
