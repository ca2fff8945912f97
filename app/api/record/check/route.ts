import { respond } from "@/app/api/respond";
import { readStanding } from "@/lib/services/audit/read-standing";

/** Where the record stands, and what the last look at the whole of it told. */
export function GET(): Promise<Response> {
  return respond({ may: "manage" }, async (ctx) =>
    Response.json(await readStanding(ctx), { headers: { "Cache-Control": "no-store" } }),
  );
}
