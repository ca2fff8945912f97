import { problem, respond } from "@/app/api/respond";
import { taggedText } from "@/app/api/tagged";
import { CellRefShape } from "@/lib/contracts/actions/check-cells";
import { profileDestinations } from "@/lib/services/cells/profile-destinations";

/** Where each inference profile of an account may send a call. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const account = CellRefShape.shape.account.safeParse(
      new URL(request.url).searchParams.get("account"),
    );
    if (!account.success) return problem(400, "Give the account.");
    const profiles = await profileDestinations(ctx, account.data);
    if (profiles === null) return problem(404, "No such account is configured.");
    return taggedText(request, JSON.stringify({ profiles }));
  });
}
