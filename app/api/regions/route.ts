import { respond, tagged, tagOf } from "@/app/api/respond";
import { answerText } from "@/lib/services/answer-text";
import { listRegions } from "@/lib/services/regions/list-regions";

/** Every region of every account with what was read there. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const view = await listRegions(ctx);
    const tag = tagOf(JSON.stringify({ ...view, serverNow: 0 }));
    return tagged(request, { tag, answer: () => answerText(() => JSON.stringify(view)) });
  });
}
