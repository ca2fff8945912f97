import { z } from "zod";
import type { RequirementsView } from "@/lib/contracts/requirements";
import { loadOfText } from "@/lib/domain/capacity/load-text";
import { readDraft } from "@/lib/domain/requirement/draft";
import { WITHINS } from "@/lib/domain/requirement/routes";
import { err, ok, type Result } from "@/lib/domain/result";
import type { WorldContext } from "@/lib/services/context";
import { listRequirements } from "./list-requirements";

const LIST_MAX = 200;
const texts = z.array(z.string().max(200)).max(LIST_MAX);

/** A requirement that is not in the file, as an address carries it. */
export const TryQuery = z.object({
  model: texts,
  region: texts,
  account: texts,
  route: texts,
  within: z.enum(WITHINS).nullable(),
  tokens: z.string().max(40),
  load: z.string().max(400),
});
export type TryQuery = z.infer<typeof TryQuery>;

/** What a requirement would come to if it were in the file, by what the store has now. Nothing is asked of AWS. */
export async function tryRequirement(
  ctx: WorldContext,
  { model, region, account, route, within, tokens, load }: TryQuery,
): Promise<Result<RequirementsView, string>> {
  const chosen = route.length > 0 ? route : null;
  const draft = {
    name: "As of now",
    models: model,
    regions: region,
    accounts: account,
    routes: within === null ? chosen : { within },
    tokens,
    load: loadOfText(load),
  };
  const read = readDraft(draft, []);
  if (!read.ok) return err(`${Object.values(read.error).join(". ")}.`);
  return ok(await listRequirements(ctx, [read.value]));
}
