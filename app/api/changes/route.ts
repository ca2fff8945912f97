import { originOf } from "@/app/api/origin";
import { problem, respond } from "@/app/api/respond";
import type { ChangesView } from "@/lib/contracts/changes";
import { toRss } from "@/lib/domain/changes/rss";
import { describeLine } from "@/lib/domain/changes/words";
import { maskAs } from "@/lib/domain/export/mask";
import { own } from "@/lib/domain/own";
import { api, routes } from "@/lib/routes";
import { ChangesQuery, readChanges } from "@/lib/services/changes/read-changes";

/** What changed, by scan, as JSON; with `format=rss` as a feed for a reader. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const { searchParams, search } = new URL(request.url);
    const { format, ...rest } = Object.fromEntries(searchParams);
    const query = ChangesQuery.safeParse(rest);
    if (!query.success || (format && format !== "rss" && format !== "json")) {
      return problem(400, "Not a filter of changes. Use days, kind, account, region or model.");
    }
    const view = await readChanges(ctx, query.data);
    const rss = format === "rss";
    const text = rss
      ? feedOf(view, { origin: originOf(request, ctx.installation), search })
      : JSON.stringify(view);
    return new Response(ctx.settings().maskAccountIds ? maskAs(rss ? "rss" : "json", text) : text, {
      headers: {
        "Cache-Control": "no-store",
        "Content-Type": rss ? "application/rss+xml; charset=utf-8" : "application/json",
      },
    });
  });
}

function feedOf(view: ChangesView, { origin, search }: { origin: string; search: string }): string {
  return toRss({
    title: "Bedrock Readiness: changes",
    description: "What became ready, blocked, pending, offered, withdrawn or legacy.",
    link: `${origin}${routes.changes()}`,
    self: `${origin}${api.changes()}${search}`,
    items: view.groups.flatMap(({ lines }) =>
      lines.map((line) => ({
        id: `${line.id}|${line.at}`,
        title: `${describeLine(line, (id) => own(view.names, id) ?? id)} Account ${line.account}.`,
        at: line.at,
        link: `${origin}${routes.changes({ account: line.account, kind: line.kind })}`,
        category: line.kind,
      })),
    ),
  });
}
