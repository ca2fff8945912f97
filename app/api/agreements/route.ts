import { respond } from "@/app/api/respond";
import { listWatches } from "@/lib/services/agreements/list-watches";

const HEADERS = { "Cache-Control": "no-store" };

/** The agreements that are or were in flight. */
export function GET(): Promise<Response> {
  return respond({ may: "read" }, async (ctx) =>
    Response.json(await listWatches(ctx), { headers: HEADERS }),
  );
}
