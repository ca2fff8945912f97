import { problem, respond } from "@/app/api/respond";
import { streamed } from "@/app/api/stream";
import { exportView } from "@/lib/services/exports/export-cells";
import { ExportQuery } from "@/lib/services/exports/export-query";

/** The cells of a view as a file: the matrix's own filters, and `format=csv|json|markdown`. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const asked = ExportQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!asked.success) {
      return problem(400, `Not an export: ${asked.error.issues[0]?.path.join(".") ?? "query"}.`);
    }
    return streamed(ctx, await exportView(ctx, asked.data));
  });
}
