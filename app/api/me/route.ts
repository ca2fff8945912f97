import { respond } from "@/app/api/respond";
import { readMe } from "@/lib/services/access/read-me";

/** Who asks, and what they may do. */
export function GET(): Promise<Response> {
  return respond({ may: "read" }, async (ctx) =>
    Response.json(readMe(ctx), { headers: { "Cache-Control": "no-store" } }),
  );
}
