import { respond } from "@/app/api/respond";
import { taggedView } from "@/app/api/tagged";
import { listAccounts } from "@/lib/services/accounts/list-accounts";

/** Every configured account: how it is reached and what could be read of it. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => taggedView(request, await listAccounts(ctx)));
}
