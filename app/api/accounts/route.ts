import { respond, tagged, tagOf } from "@/app/api/respond";
import { listAccounts } from "@/lib/services/accounts/list-accounts";
import { answerText } from "@/lib/services/answer-text";

/** Every configured account: how it is reached and what could be read of it. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const view = await listAccounts(ctx);
    const tag = tagOf(JSON.stringify({ ...view, serverNow: 0 }));
    return tagged(request, { tag, answer: () => answerText(() => JSON.stringify(view)) });
  });
}
