import { problem } from "@/app/api/respond";
import { wordsForNobody } from "@/app/failure";
import type { ReadyAnswer } from "@/lib/contracts/health";
import { readIntervalProblem } from "@/lib/services/scans/rhythm";
import { heldApp } from "@/lib/start";

/** A write works; told within a second. A `warning` stands in the way of nothing: scans that take longer than their interval. */
export async function GET(): Promise<Response> {
  const app = heldApp();
  if (!app) return problem(503, "The dashboard is not started.");
  const { stores, log } = app.runtime;
  const health = await stores.health();
  if (health.works) {
    const warning = await readIntervalProblem(app.runtime);
    const body: ReadyAnswer = { status: "ready", ...(warning !== null && { warning }) };
    return Response.json(body, { headers: { "Cache-Control": "no-store" } });
  }
  log.error("the store does not work", { kind: health.kind, problem: health.message });
  return problem(503, wordsForNobody(health));
}
