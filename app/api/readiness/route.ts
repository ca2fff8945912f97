import { problem, respond, tagged, tagOf } from "@/app/api/respond";
import { maskJson } from "@/lib/domain/export/mask";
import { STATES } from "@/lib/domain/state";
import { answerText } from "@/lib/services/answer-text";
import { toReadiness } from "@/lib/services/exports/readiness";
import { readBeside } from "@/lib/services/requirements/judge-requirements";
import { namedAccounts } from "@/lib/services/world/choice";

/** The same object that `scan --format json` prints; filters as query parameters, each may come again. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const query = new URL(request.url).searchParams;
    const list = (name: string) => (query.has(name) ? query.getAll(name) : null);
    const unknown = [...query.keys()].find(
      (key) => !["account", "region", "model", "state"].includes(key),
    );
    if (unknown)
      return problem(400, `${unknown} is not a filter. Use account, region, model or state.`);
    const badState = list("state")?.find((state) => !(STATES as readonly string[]).includes(state));
    if (badState)
      return problem(400, `${badState} is not a state. Use one of ${STATES.join(", ")}.`);
    const filter = {
      accounts: list("account"),
      regions: list("region"),
      models: list("model"),
      states: list("state"),
    };
    const [{ world }, last] = await Promise.all([
      readBeside(ctx, [], namedAccounts(filter.accounts)),
      ctx.stores.scans.lastComplete(ctx.now()),
    ]);
    const durationMs = last?.finishedAt ? last.finishedAt - last.startedAt : null;
    const scan = last && { ...last, complete: true, durationMs };
    const readiness = toReadiness(world, { scan, filter });
    const text = JSON.stringify(readiness);
    const shown = ctx.settings().maskAccountIds ? maskJson(text) : text;
    return tagged(request, { tag: tagOf(shown), answer: () => answerText(() => shown) });
  });
}
