import { wordsOfFailure } from "@/app/failure";
import { getContext, storeAnswer } from "@/app/request";
import { asRequest } from "@/app/traced";
import { ASKER_HEADER } from "@/lib/contracts/asker";
import { maySomewhere } from "@/lib/domain/access/reach";
import type { OwnCaller, Right } from "@/lib/domain/access/rights";
import { mayNot } from "@/lib/domain/access/words";
import { askerKey } from "@/lib/services/access/read-entry";
import type { Context } from "@/lib/services/context";
import { isStoreError } from "@/lib/services/ports/stores";

const NO_STORE = { "Cache-Control": "no-store" };

/**
 * Answers a GET for a known Host and a caller who holds the right, in this order; a bug is logged and told without its
 * text, and a store that does not work in its own words. Every GET route but those of health is answered here.
 * `unlessKnown`: as whom somebody is answered who brought nothing to be known by; null: not at all.
 */
export function respond(asked: Asked, answer: Answer): Promise<Response> {
  return asRequest(
    () => answered(asked, answer),
    ({ status }) => ({ status }),
  );
}

type Asked = { may: Right; unlessKnown?: OwnCaller | null };
type Answer = (ctx: Context) => Promise<Response>;

async function answered({ may, unlessKnown = null }: Asked, answer: Answer): Promise<Response> {
  const begun = await getContext({ takesToken: true, unlessKnown });
  if (!begun.ok) {
    if (begun.error.why !== "foreign") return begun.error.answer;
    return problem(421, "This address is not the dashboard's own.");
  }
  const ctx = begun.value;
  if (!maySomewhere(ctx.reach, may)) {
    ctx.log.warn("a read was refused", { right: may });
    return problem(403, mayNot(may, null));
  }
  try {
    return kept(ctx, await answer(ctx));
  } catch (error) {
    ctx.log.error("a request failed", { error });
    if (isStoreError(error)) return storeAnswer(ctx, error.message);
    return problem(500, wordsOfFailure(error));
  }
}

/** What is behind a sign-in stands in no cache, not even that of the browser, and says whom it is for. */
function kept(ctx: Context, response: Response): Response {
  if (ctx.identity.auth === "none") return response;
  response.headers.set("Cache-Control", "private, no-store");
  response.headers.set(ASKER_HEADER, askerKey(ctx));
  return response;
}

export const problem = (status: number, message: string): Response =>
  Response.json({ message }, { status, headers: NO_STORE });
