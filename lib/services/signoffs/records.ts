import { SignOff } from "@/lib/domain/review/signoff";
import type { Context } from "@/lib/services/context";

export const SIGNOFF_KIND = "signoff";

/** Every sign-off that can be read, newest first. One that can't is reported and left as it is. */
export async function readSignOffs(
  ctx: Pick<Context, "stores" | "log">,
): Promise<readonly SignOff[]> {
  const docs = await ctx.stores.docs.list(SIGNOFF_KIND);
  return docs.flatMap(({ id, body }) => parsed(ctx, id, body) ?? []).sort((a, b) => b.at - a.at);
}

function parsed({ log }: Pick<Context, "log">, id: string, body: string): SignOff | null {
  try {
    return SignOff.parse(JSON.parse(body));
  } catch {
    log.warn("a stored sign-off can't be read and is left as it is", { id });
    return null;
  }
}
