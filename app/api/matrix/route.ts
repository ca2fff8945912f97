import { problem, respond } from "@/app/api/respond";
import { tagged } from "@/app/api/tagged";
import { MatrixQuery } from "@/lib/services/matrix/query";

/** The compact matrix; with `?since=` only what changed after that version, with `?cells=once` each list of cells once. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async ({ matrix }) => {
    const asked = MatrixQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!asked.success) {
      return problem(400, 'Not a matrix. `since` is a version, and `cells` is "own" or "once".');
    }
    await matrix.turn();
    const snapshot = await matrix.snapshot();
    return tagged(request, {
      tag: snapshot.version,
      answer: () => matrix.answerTo(snapshot, asked.data),
    });
  });
}
