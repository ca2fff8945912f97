import { maskTable, toCsv } from "@/lib/domain/export/table";
import { filterLines } from "@/lib/domain/quota/filter";
import { quotaTable } from "@/lib/domain/quota/table";
import { ok, type Result } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words/counted";
import { recordBefore } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import type { QuotasFileInput } from "./input";
import { listQuotas } from "./list-quotas";
import type { QuotasRefusal } from "./refusal";

export type QuotasFile = { name: string; csv: string };

/** The quotas of a page, narrowed as it shows them, as a CSV file, once that is on record; account ids are hidden where settings say so. */
export async function exportQuotas(
  ctx: Context,
  { q, show, scope, unit, ...input }: QuotasFileInput,
): Promise<Result<QuotasFile, QuotasRefusal>> {
  const listed = await listQuotas(ctx, input);
  if (!listed.ok) return listed;
  const { account, by, lines } = listed.value;
  const of = account?.accountId ?? account?.key;
  const shown = filterLines(lines, { text: q, show, scopes: scope, units: unit });
  const table = quotaTable(shown, { account: of ?? "" });
  await recordBefore(ctx, {
    what: "export.made",
    on: { subject: "quotas", ...(of !== undefined && { account: of }) },
    said: `CSV, ${counted(shown.length, "quota")}`,
    details: { format: "csv", quotas: shown.length },
  });
  return ok({
    name: `quotas-${fileWord(by)}.csv`,
    csv: toCsv(ctx.settings().maskAccountIds ? maskTable(table) : table),
  });
}

function fileWord(by: { kind: string; region?: string; modelId?: string }): string {
  return (by.region ?? by.modelId ?? "none").replace(/[^A-Za-z0-9.-]/g, "-");
}
