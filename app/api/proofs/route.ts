import { problem, respond } from "@/app/api/respond";
import { CellQuery } from "@/lib/contracts/actions/cell-query";
import { readProofs } from "@/lib/services/proofs/read-proofs";

/** What calls of one cell came to, and what can be tried. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const ref = CellQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!ref.success) return problem(400, "Give account, region and model.");
    const proofs = await readProofs(ctx, ref.data);
    return proofs.ok
      ? Response.json(proofs.value, { headers: { "Cache-Control": "no-store" } })
      : problem(404, proofs.error.message);
  });
}
