import { respond } from "@/app/api/respond";
import { taggedView } from "@/app/api/tagged";
import { readTrouble } from "@/lib/services/trouble/read-trouble";

/** What AWS's public feeds say of Bedrock, by Region. */
export function GET(request: Request): Promise<Response> {
  return respond({ may: "read" }, async (ctx) => taggedView(request, await readTrouble(ctx)));
}
