import { problem } from "@/app/api/respond";
import { wordsForNobody } from "@/app/failure";
import type { ReadyAnswer } from "@/lib/contracts/health";
import { readReadiness } from "@/lib/services/ready";
import { whatBroke } from "@/lib/services/what-broke";
import { heldApp } from "@/lib/start";

/** A write and a read work; told within a second. A `warning` stands in the way of nothing: scans that take longer than their interval. */
export async function GET(): Promise<Response> {
  const app = heldApp();
  if (!app) return problem(503, "The dashboard is not started.");
  const { log } = app.runtime;
  const found = await readReadiness(app.runtime);
  switch (found.is) {
    case "ready": {
      const { warning } = found;
      const body: ReadyAnswer = { status: "ready", ...(warning !== null && { warning }) };
      return Response.json(body, { headers: { "Cache-Control": "no-store" } });
    }
    case "not-kept": {
      const { health } = found;
      log.error("the store does not work", { kind: health.kind, problem: health.message });
      return problem(503, wordsForNobody(health));
    }
    case "not-read":
      log.error("the store can't be read", whatBroke(found.error));
      return problem(503, "The store can’t be read. The log has more.");
  }
}
