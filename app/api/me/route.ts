import { respond } from "@/app/api/respond";
import { taggedText } from "@/app/api/tagged";
import { readMe } from "@/lib/services/access/read-me";

/** Who asks, and what they may do where. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) =>
    taggedText(request, JSON.stringify(await readMe(ctx))),
  );
}
