import { respond, tagged } from "@/app/api/respond";
import { changesSince, readSnapshot } from "@/lib/services/matrix/snapshot";
import { BOOT_ID, BUILD_ID } from "@/lib/start";

/** The compact matrix; with `?since=` only what changed after that version. */
export function GET(request: Request): Promise<Response> {
  return respond(async (ctx) => {
    const snapshot = await readSnapshot(ctx, { bootId: BOOT_ID, buildId: BUILD_ID });
    const since = new URL(request.url).searchParams.get("since");
    const body = () => (since && changesSince(ctx.stores, snapshot, since)) || snapshot;
    return tagged(request, { tag: snapshot.version, body });
  });
}
