import { problem, respond } from "@/app/api/respond";
import { CHECK_FORMATS } from "@/lib/domain/requirement/render";
import { checkStored } from "@/lib/services/requirements/check-stored";

const ASKED_MAX = 100;

/** The gate of pipelines, over what was read last: `name` a requirement or model@region, which may come again; `format`. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => {
    const query = new URL(request.url).searchParams;
    const asked = query.getAll("name");
    const named = query.get("format") ?? "table";
    const format = CHECK_FORMATS.find((one) => one === named);
    if (!format)
      return problem(400, `${named} is not a format. Use one of ${CHECK_FORMATS.join(", ")}.`);
    if (asked.length > ASKED_MAX) return problem(400, `At most ${ASKED_MAX} names are checked.`);
    const checked = await checkStored(ctx, { asked, format });
    if (!checked.ok) return problem(400, checked.error);
    return Response.json(checked.value, { headers: { "Cache-Control": "no-store" } });
  });
}
