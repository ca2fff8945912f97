import { respond } from "@/app/api/respond";
import { actsView } from "@/lib/services/acts/view";

/** What people want done to AWS, by whom, and what came of it. Reads the store alone. */
export function GET(): Promise<Response> {
  return respond({ may: "read" }, async (ctx) =>
    Response.json(await actsView(ctx), { headers: { "Cache-Control": "no-store" } }),
  );
}
