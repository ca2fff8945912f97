import { problem, respond } from "@/app/api/respond";
import { actView } from "@/lib/services/acts/view";

type Params = { params: Promise<{ id: string }> };

/** One act in full. Reads the store alone: AWS is read for a preview, and by nothing that is opened. */
export function GET(_request: Request, { params }: Params): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const { id } = await params;
    const act = await actView(ctx, id);
    return act.ok
      ? Response.json(act.value, { headers: { "Cache-Control": "no-store" } })
      : problem(404, act.error.message);
  });
}
