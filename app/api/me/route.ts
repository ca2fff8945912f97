import { respond, tagged, tagOf } from "@/app/api/respond";
import { readMe } from "@/lib/services/access/read-me";

/** Who asks, and what they may do where. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const text = JSON.stringify(await readMe(ctx));
    return tagged(request, { tag: tagOf(text), text: () => text });
  });
}
