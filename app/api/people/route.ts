import { respond } from "@/app/api/respond";
import { listPeople } from "@/lib/services/access/list-people";

/** Who is signed in and by which grants; and the grants, each with whom it lets in. */
export function GET(): Promise<Response> {
  return respond({ may: "manage" }, async (ctx) =>
    Response.json(await listPeople(ctx), { headers: { "Cache-Control": "no-store" } }),
  );
}
