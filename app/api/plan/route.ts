import { problem, respond } from "@/app/api/respond";
import { taggedView } from "@/app/api/tagged";
import { PlanQuery, readPlan, toPlanAsked } from "@/lib/services/plan/read-plan";

/** Everything that stands in the way, by who can remove it. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const query = PlanQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) {
      return problem(400, "Not a plan. Use account, region, model, requirement or required.");
    }
    return taggedView(request, await readPlan(ctx, toPlanAsked(query.data)));
  });
}
