import { problem, respond } from "@/app/api/respond";
import { compareRegions } from "@/lib/services/regions/compare-regions";
import { exportReview } from "@/lib/services/signoffs/export-review";
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
    if (query.get("format") !== "markdown") {
      const review = await readReview(ctx, { account, region });
      if (!review.ok) return problem(404, review.error.message);
      return Response.json(review.value, { headers: NO_STORE });
    }
    const mask = query.has("mask") ? query.get("mask") === "1" : null;
    const file = await exportReview(ctx, { account, region, mask });
    if (!file.ok) return problem(404, file.error.message);
    return new Response(file.value.markdown, {
      headers: {
        ...NO_STORE,
        "Content-Type": "text/markdown; charset=utf-8",
        "Content-Disposition": `attachment; filename="${file.value.name}"`,
      },
    });
  });
}
