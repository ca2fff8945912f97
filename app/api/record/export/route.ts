import { problem, respond } from "@/app/api/respond";
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
    return new Response(streamOf(lines), {
      headers: {
        "Cache-Control": "no-store",
        "Content-Type": "application/jsonl; charset=utf-8",
        "Content-Disposition": `attachment; filename="${name}"`,
      },
    });
  });
}

/** Row by row as they are taken: a record is larger than memory should hold. */
function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
