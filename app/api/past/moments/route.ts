import { respond } from "@/app/api/respond";
import { listMoments } from "@/lib/services/past/list-moments";

/** The scans and sign-offs that one may look back to. */
export function GET(): Promise<Response> {
  return respond({ may: "read" }, async (ctx) =>
    Response.json(await listMoments(ctx), { headers: { "Cache-Control": "no-store" } }),
  );
}
