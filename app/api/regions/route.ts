import { respond } from "@/app/api/respond";
import { taggedView } from "@/app/api/tagged";
import { listRegions } from "@/lib/services/regions/list-regions";

/** Every region of every account with what was read there. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => taggedView(request, await listRegions(ctx)));
}
