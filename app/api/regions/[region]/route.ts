import { problem, respond } from "@/app/api/respond";
import { maskAccountIds } from "@/lib/domain/export/mask";
import { reviewMarkdown } from "@/lib/domain/review/markdown";
import { compareRegions } from "@/lib/services/regions/compare-regions";
import { readReview } from "@/lib/services/signoffs/list-signoffs";

const NO_STORE = { "Cache-Control": "no-store" };

type Params = { params: Promise<{ region: string }> };

/** One region in full; `format=markdown` as a record to keep, `with=` beside another region. */
export function GET(request: Request, { params }: Params): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const { region } = await params;
    const query = new URL(request.url).searchParams;
    const account = query.get("account");
    const other = query.get("with");
    if (other) {
      const compared = await compareRegions(ctx, { account, region, other });
      if (!compared.ok) return problem(404, compared.error.message);
      return Response.json(compared.value, { headers: NO_STORE });
    }
    const review = await readReview(ctx, { account, region });
    if (!review.ok) return problem(404, review.error.message);
    if (query.get("format") !== "markdown") {
      return Response.json(review.value, { headers: NO_STORE });
    }
    const mask = query.has("mask") ? query.get("mask") === "1" : ctx.settings().maskAccountIds;
    const text = reviewMarkdown(review.value);
    return new Response(mask ? maskAccountIds(text) : text, {
      headers: {
        ...NO_STORE,
        "Content-Type": "text/markdown; charset=utf-8",
        "Content-Disposition": `attachment; filename="bedrock-readiness-${review.value.review.region}.md"`,
      },
    });
  });
}
