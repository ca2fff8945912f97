import type { LiveAnswer } from "@/lib/contracts/health";

/** The process answers. */
export function GET(): Response {
  const body: LiveAnswer = { status: "live" };
  return Response.json(body, { headers: { "Cache-Control": "no-store" } });
}
