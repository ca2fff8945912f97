import { respond, tagged, tagOf } from "@/app/api/respond";
import { answerText } from "@/lib/services/answer-text";
import { readSettings } from "@/lib/services/settings/read-settings";

/** What the dashboard runs with, where it came from, and whether it took effect. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const view = await readSettings(ctx);
    const tag = tagOf(JSON.stringify({ ...view, serverNow: 0 }));
    return tagged(request, { tag, answer: () => answerText(() => JSON.stringify(view)) });
  });
}
