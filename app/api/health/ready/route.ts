import { problem } from "@/app/api/respond";
import { getApp } from "@/lib/start";

/** The store answers. */
export async function GET(): Promise<Response> {
  const app = await getApp();
  if (!app) return problem(503, "The dashboard is not started.");
  try {
    await app.ctx.stores.facts.version();
    return Response.json({ status: "ready" }, { headers: { "Cache-Control": "no-store" } });
  } catch {
    // The store's own message may name a path or an address; the log has it.
    return problem(503, "The store does not answer.");
  }
}
