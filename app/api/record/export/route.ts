import { problem, respond } from "@/app/api/respond";
import { streamed } from "@/app/api/stream";
import { isoDay } from "@/lib/domain/words/dates";
import { exportRecord, exportShown } from "@/lib/services/audit/export-record";
import { RecordQuery } from "@/lib/services/audit/read-record";

/** The record as lines of JSON: all of it oldest first, or with filters what they show, newest first. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "manage" }, async (ctx) => {
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    const query = RecordQuery.safeParse(asked);
    if (!query.success) {
      return problem(400, `Not a filter of the record: ${query.error.issues[0]?.path.join(".")}.`);
    }
    const narrowed = Object.keys(asked).length > 0;
    const lines = await (narrowed ? exportShown(ctx, query.data) : exportRecord(ctx));
    const name = `bedrock-readiness-record-${isoDay(ctx.now())}.jsonl`;
    return streamed(ctx, { name, contentType: "application/jsonl; charset=utf-8", text: lines });
  });
}
