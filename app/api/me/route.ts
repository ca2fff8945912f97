import { respond, tagged, tagOf } from "@/app/api/respond";
import { readMe } from "@/lib/services/access/read-me";
import { answerText } from "@/lib/services/answer-text";

/** Who asks, and what they may do where. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const text = JSON.stringify(await readMe(ctx));
    return tagged(request, { tag: tagOf(text), answer: () => answerText(() => text) });
  });
}
