import { respond } from "@/app/api/respond";
import { readEntry } from "@/lib/services/access/read-entry";

/** How who asks came in, and how they come in again. */
export function GET(): Promise<Response> {
  return respond({ may: "read" }, async (ctx) =>
    Response.json(readEntry(ctx), { headers: { "Cache-Control": "no-store" } }),
  );
}
