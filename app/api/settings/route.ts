import { respond } from "@/app/api/respond";
import { taggedView } from "@/app/api/tagged";
import { readSettings } from "@/lib/services/settings/read-settings";

/** What the dashboard runs with, where it came from, and whether it took effect. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => taggedView(request, await readSettings(ctx)));
}
