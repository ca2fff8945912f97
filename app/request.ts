import { headers } from "next/headers";
import { broughtBy, requestIn } from "@/app/brought";
import { wordsForNobody } from "@/app/failure";
import { nobodyAnswer, nobodyBody } from "@/app/nobody";
import type { NobodyAnswer } from "@/lib/contracts/nobody";
import type { OwnCaller } from "@/lib/domain/access/rights";
import type { StoreProblem } from "@/lib/domain/grid/snapshot";
import { err, ok, type Result } from "@/lib/domain/result";
import { isOwnRequest } from "@/lib/hosts.mjs";
import { whoAsks } from "@/lib/services/access/who-asks";
import type { Context } from "@/lib/services/context";
import { isStoreError } from "@/lib/services/ports/stores";
import { heldApp } from "@/lib/start";

/** Why there is no context: it is not for this dashboard, nobody knows who asks, or the store can't tell; with the answer that says so. */
export type NoContext =
  | { why: "foreign" }
  | { why: "nobody"; nobody: NobodyAnswer; answer: Response }
  | { why: "store"; answer: Response };

/**
 * The context of who asks, for a request from a known Host and, where it may change something, the dashboard's own Origin.
 * `takesToken`: it only reads the API, so that a machine's token will do. `unlessKnown`: whose context it is where nothing
 * was brought to be known by.
 */
export async function getContext({
  takesToken,
  unlessKnown = null,
}: {
  takesToken: boolean;
  unlessKnown?: OwnCaller | null;
}): Promise<Result<Context, NoContext>> {
  const app = heldApp();
  if (!app) throw new Error("the dashboard is not started");
  const sent = await headers();
  const came = {
    host: sent.get("host"),
    origin: sent.get("origin"),
    changes: sent.has("next-action"),
  };
  if (!isOwnRequest(came, app.env)) return err({ why: "foreign" });
  const { publicUrl, assertions } = app.runtime.identity;
  const assertionHeader = assertions?.header ?? null;
  try {
    const brought = broughtBy(sent, { publicUrl, assertionHeader, takesToken });
    const request = requestIn(sent);
    const { id: requestId, address } = request;
    const asker = await whoAsks({ ...app.runtime, requestId, address }, brought);
    if (!asker.known && asker.why === "nothing-brought" && unlessKnown)
      return ok(app.contextOf(unlessKnown));
    return asker.known
      ? ok(await app.contextFor(asker.caller, { ...request, session: asker.session?.id ?? null }))
      : err({ why: "nobody", nobody: nobodyBody(asker), answer: nobodyAnswer(asker) });
  } catch (error) {
    if (!isStoreError(error)) throw error;
    app.runtime.log.error("the store can't tell who asks", { error });
    const message = wordsForNobody(app.runtime.stores.lastHealth());
    return err({ why: "store", answer: storeAnswer(app.runtime, message) });
  }
}

/** Why a call failed, and since when the store does not work. */
export function storeAnswer(
  { stores, now }: Pick<Context, "stores" | "now">,
  message: string,
): Response {
  const health = stores.lastHealth();
  const body: StoreProblem = { message, since: health.works ? now() : health.since };
  return Response.json(body, { status: 503, headers: { "Cache-Control": "no-store" } });
}
