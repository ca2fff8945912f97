import { problem, respond } from "@/app/api/respond";
import { taggedParts } from "@/app/api/stream";
import { STATES } from "@/lib/domain/state";
import { readinessText } from "@/lib/services/exports/readiness-text";

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
    return taggedParts(ctx, request, await readinessText(ctx, filter));
  });
}
