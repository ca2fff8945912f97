import { problem, respond, tagged, tagOf } from "@/app/api/respond";
import { answerText } from "@/lib/services/answer-text";
import { PlanQuery, readPlan, toPlanAsked } from "@/lib/services/plan/read-plan";

/** Everything that stands in the way, by who can remove it. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const query = PlanQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) {
      return problem(400, "Not a plan. Use account, region, model, requirement or required.");
    }
    const view = await readPlan(ctx, toPlanAsked(query.data));
    const tag = tagOf(JSON.stringify({ ...view, serverNow: 0 }));
    return tagged(request, { tag, answer: () => answerText(() => JSON.stringify(view)) });
  });
}
