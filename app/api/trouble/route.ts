import { respond, tagged, tagOf } from "@/app/api/respond";
import { answerText } from "@/lib/services/answer-text";
import { readTrouble } from "@/lib/services/trouble/read-trouble";

/** What AWS's public feeds say of Bedrock, by Region. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const view = await readTrouble(ctx);
    const tag = tagOf(JSON.stringify({ ...view, serverNow: 0 }));
    return tagged(request, { tag, answer: () => answerText(() => JSON.stringify(view)) });
  });
}
