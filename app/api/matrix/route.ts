import { respond } from "@/app/api/respond";
import { tagged } from "@/app/api/tagged";

/** The compact matrix; with `?since=` only what changed after that version. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async ({ matrix }) => {
    await matrix.turn();
    const snapshot = await matrix.snapshot();
    const since = new URL(request.url).searchParams.get("since") || null;
    return tagged(request, {
      tag: snapshot.version,
      answer: () => matrix.answerTo(snapshot, since),
    });
  });
}
