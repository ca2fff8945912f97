import { type NextRequest, NextResponse } from "next/server";
import { getContext } from "@/lib/context";
import { QuotaFilter } from "@/lib/domain/quota/filter";
import { exportQuotas } from "@/lib/services/quotas/export-quotas";
import { ListQuotasInput } from "@/lib/services/quotas/input";
import { listQuotas } from "@/lib/services/quotas/list-quotas";

const NO_STORE = { "cache-control": "no-store" };

/** The quotas of one Region or one model; with `format=csv` as a file, narrowed like the page. */
export async function GET(request: NextRequest): Promise<NextResponse> {
  const ctx = await getContext();
  if (!ctx) return refuse(403, "This host is not known.");
  const query = request.nextUrl.searchParams;
  const input = ListQuotasInput.safeParse({
    account: query.get("account"),
    region: query.get("region"),
    model: query.get("model"),
  });
  if (!input.success) return refuse(400, "Not an account, Region or model id.");
  if (query.get("format") !== "csv") {
    const listed = await listQuotas(ctx, input.data);
    if (!listed.ok) return refuse(404, listed.error.message);
    return NextResponse.json(listed.value, { headers: NO_STORE });
  }
  const filter = QuotaFilter.safeParse({
    text: query.get("q") ?? "",
    show: query.get("show"),
    scopes: listOf(query.get("scope")),
    units: listOf(query.get("unit")),
  });
  if (!filter.success) return refuse(400, "Not a filter of quotas.");
  const file = await exportQuotas(ctx, { ...input.data, filter: filter.data });
  if (!file.ok) return refuse(404, file.error.message);
  return new NextResponse(file.value.csv, {
    headers: {
      ...NO_STORE,
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${file.value.name}"`,
    },
  });
}

const listOf = (text: string | null): readonly string[] => text?.split(",").filter(Boolean) ?? [];

const refuse = (status: 400 | 403 | 404, message: string): NextResponse =>
  NextResponse.json({ message }, { status, headers: NO_STORE });
