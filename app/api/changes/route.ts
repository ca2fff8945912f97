import { problem, respond } from "@/app/api/respond";
import { toRss } from "@/lib/domain/changes/rss";
import type { ChangesView } from "@/lib/domain/changes/types";
import { describeLine } from "@/lib/domain/changes/words";
import { maskAccountIds } from "@/lib/domain/export/mask";
import { routes } from "@/lib/routes";
import { ChangesQuery, readChanges } from "@/lib/services/changes/read-changes";

/** What changed, by scan, as JSON; with `format=rss` as a feed for a reader. */
export function GET(request: Request): Promise<Response> {
  return respond(async (ctx) => {
    const { searchParams, origin, href } = new URL(request.url);
    const { format, ...rest } = Object.fromEntries(searchParams);
    const query = ChangesQuery.safeParse(rest);
    if (!query.success || (format && format !== "rss" && format !== "json")) {
      return problem(400, "Not a filter of changes. Use days, kind, account, region or model.");
    }
    const view = await readChanges(ctx, query.data);
    const rss = format === "rss";
    const text = rss ? feedOf(view, { origin, href }) : JSON.stringify(view);
    return new Response(ctx.settings().maskAccountIds ? maskAccountIds(text) : text, {
      headers: {
        "Cache-Control": "no-store",
        "Content-Type": rss ? "application/rss+xml; charset=utf-8" : "application/json",
      },
    });
  });
}

function feedOf(view: ChangesView, { origin, href }: { origin: string; href: string }): string {
  return toRss({
    title: "Bedrock Readiness: changes",
    description: "What became ready, blocked, pending, offered, withdrawn or legacy.",
    link: `${origin}${routes.changes()}`,
    self: href,
    items: view.groups.flatMap(({ lines }) =>
      lines.map((line) => ({
        id: `${line.id}|${line.at}`,
        title: `${describeLine(line, (id) => view.names[id] ?? id)} Account ${line.account}.`,
        at: line.at,
        link: `${origin}${routes.changes({ account: line.account, kind: line.kind })}`,
        category: line.kind,
      })),
    ),
  });
}
