import type { Act } from "@/lib/domain/acts/act";
import { wouldRepeat } from "@/lib/domain/acts/answer";
import { ok, type Result } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";
import { confirmAct } from "./confirm";
import type { ActRefusal } from "./refusal";

export type ConfirmManyInput = { acts: readonly { id: string; hash: string }[]; word: string };

/** What came of one of many. `not-sent`: it would meet the same refusal as the one before. */
export type OneOfMany =
  | { id: string; is: "act"; act: Act }
  | { id: string; is: "refusal"; refusal: ActRefusal }
  | { id: string; is: "not-sent" };

/** Refusals of ours that lie in who asks or in how the installation is set up, not in the one act. */
const OF_ALL: ReadonlySet<ActRefusal["code"]> = new Set([
  "OFF",
  "NO_ROLE",
  "FORBIDDEN",
  "WRONG_WORD",
  "SECOND_PERSON",
]);

/** Confirms several acts, one after the other in their order, and stops where the next would meet the same refusal. */
export async function confirmActs(
  ctx: Context,
  { acts, word }: ConfirmManyInput,
): Promise<Result<readonly OneOfMany[], never>> {
  const told: OneOfMany[] = [];
  let stopped = false;
  for (const { id, hash } of acts) {
    if (stopped) {
      told.push({ id, is: "not-sent" });
      continue;
    }
    const one = await confirmAct(ctx, { id, hash, word });
    if (one.ok) {
      const { step } = one.value;
      told.push({ id, is: "act", act: one.value });
      stopped = step.state === "refused" && wouldRepeat(step.why);
    } else {
      told.push({ id, is: "refusal", refusal: one.error });
      stopped = OF_ALL.has(one.error.code);
    }
  }
  return ok(told);
}
