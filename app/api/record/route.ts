import { problem, respond } from "@/app/api/respond";
import { RecordQuery, readRecord } from "@/lib/services/audit/read-record";

/** A page of the record: all of it for who may manage, and for others what they did themselves. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const query = RecordQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) {
      return problem(400, `Not a filter of the record: ${query.error.issues[0]?.path.join(".")}.`);
    }
    return Response.json(await readRecord(ctx, query.data), {
      headers: { "Cache-Control": "no-store" },
    });
  });
}
