import { problem, respond } from "@/app/api/respond";
import { taggedView } from "@/app/api/tagged";
import type { Context } from "@/lib/services/context";
import { exportQuotas } from "@/lib/services/quotas/export-quotas";
import { ListQuotasInput, QuotasFileInput } from "@/lib/services/quotas/input";
import { listQuotas } from "@/lib/services/quotas/list-quotas";

/** The quotas of one Region or of one model; with `format=csv` as a file, narrowed like the page. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    if (query.format === "csv") return file(ctx, query);
    const input = ListQuotasInput.safeParse(query);
    if (!input.success) return problem(400, "Not an account, Region or model id.");
    const listed = await listQuotas(ctx, input.data);
    if (!listed.ok) return problem(404, listed.error.message);
    return taggedView(request, listed.value);
  });
}

async function file(ctx: Context, query: Record<string, string>): Promise<Response> {
  const input = QuotasFileInput.safeParse(query);
  if (!input.success) return problem(400, "Not a list of quotas, or not a filter of one.");
  const made = await exportQuotas(ctx, input.data);
  if (!made.ok) return problem(404, made.error.message);
  return new Response(made.value.csv, {
    headers: {
      "Cache-Control": "no-store",
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${made.value.name}"`,
    },
  });
}
