import type { EpochMs } from "@/lib/domain/time";
import type { AccessContext } from "@/lib/services/context";
import { signInFault } from "./fault";
import { recordRefusal } from "./record-refusal";

/** That an address has to wait, in words and once on record: each try while it waits tells no more. */
export async function tooManyTries(
  ctx: AccessContext,
  { until, known }: { until: EpochMs; known: "link" | "oidc" },
) {
  if (ctx.door.limits.count("waits", ctx.address) === null)
    await recordRefusal(ctx, {
      what: "sign-in.refused",
      said: "too-many-tries",
      who: { id: null, name: "somebody", known },
    });
  return signInFault("too-many-tries", { until });
}
