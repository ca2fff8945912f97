import { problem, respond } from "@/app/api/respond";
import { PastQuery, readPast } from "@/lib/services/past/read-past";

/** What cells were at one moment and what became of them by another, out of history. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const asked = PastQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!asked.success) {
      return problem(400, "Not a time. Use from and to: now, 2026-11-20, scan-… or sign-off-….");
    }
    const past = await readPast(ctx, asked.data);
    if (!past.ok) return problem(404, past.error.message);
    return Response.json(past.value, { headers: { "Cache-Control": "no-store" } });
  });
}
