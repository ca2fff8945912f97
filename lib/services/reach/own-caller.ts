import { reachOf } from "@/lib/domain/access/reach";
import type { OwnCaller } from "@/lib/domain/access/rights";
import type { Context } from "@/lib/services/context";

type Who = "caller" | "reach" | "address" | "session" | "refusal" | "holds" | "sessionLives";

/** A context's part of who asks from this machine: their rights come from no grant and no session, so none goes meanwhile. */
export const ownCaller = (caller: OwnCaller): Pick<Context, Who> => ({
  caller,
  reach: reachOf(caller, []),
  address: null,
  session: null,
  refusal: () => null,
  holds: () => true,
  sessionLives: async () => true,
});
