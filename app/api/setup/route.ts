import { respond } from "@/app/api/respond";
import { readSetup } from "@/lib/services/setup/read-setup";

/** What was found before there is anything to show. */
export function GET(): Promise<Response> {
  return respond({ may: "read" }, async (ctx) =>
    Response.json(await readSetup(ctx), { headers: { "Cache-Control": "no-store" } }),
  );
}
