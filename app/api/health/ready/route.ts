import { problem } from "@/app/api/respond";
import { heldApp } from "@/lib/start";

/** The store answers. */
export async function GET(): Promise<Response> {
  const app = heldApp();
  if (!app) return problem(503, "The dashboard is not started.");
  const { stores, log } = app.runtime;
  try {
    await stores.facts.version();
    return Response.json({ status: "ready" }, { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    // The store's own message may name a path or an address, so the log alone has it.
    log.error("the store does not answer", { error });
    return problem(503, "The store does not answer.");
  }
}
