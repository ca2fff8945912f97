import { originOf } from "@/app/api/origin";
import { problem, respond } from "@/app/api/respond";
import { taggedView } from "@/app/api/tagged";
import { toRss } from "@/lib/domain/changes/rss";
import { maskAccountIds } from "@/lib/domain/export/mask";
import { api, routes } from "@/lib/routes";
import type { Context } from "@/lib/services/context";
import { requirementFeed } from "@/lib/services/requirements/feed";
import { listRequirements } from "@/lib/services/requirements/list-requirements";

/** What is required and what it came to, as JSON; with `feed`, the name of one, how it stands as RSS. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const name = new URL(request.url).searchParams.get("feed");
    if (name !== null) return feedOf(ctx, { name, origin: originOf(request, ctx.installation) });
    return taggedView(request, await listRequirements(ctx));
  });
}

type Asked = { name: string; origin: string };

async function feedOf(ctx: Context, { name, origin }: Asked): Promise<Response> {
  const own = ctx.settings().requirements.find((one) => one.name === name);
  if (!own) return problem(404, `"${name}" is no requirement of the file.`);
  const link = `${origin}${routes.requirement(name)}`;
  const text = toRss({
    title: `Bedrock Readiness: ${name}`,
    description: "Whether what is required holds, told anew with every change.",
    link,
    self: `${origin}${api.requirementFeed(name)}`,
    items: await requirementFeed(ctx, own, link),
  });
  return new Response(ctx.settings().maskAccountIds ? maskAccountIds(text) : text, {
    headers: { "Cache-Control": "no-store", "Content-Type": "application/rss+xml; charset=utf-8" },
  });
}
