import type { z } from "zod";
import { wordsOfFailure } from "@/app/failure";
import { getContext, type NoContext } from "@/app/request";
import { maySomewhere } from "@/lib/domain/access/reach";
import { callerName, type Right } from "@/lib/domain/access/rights";
import { mayNot } from "@/lib/domain/access/words";
import { err, ok, type Result } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";

export type Refusal = { code: "FORBIDDEN" | "SIGN_IN" | "BAD_INPUT" | "FAILED"; message: string };
type Streamed<T> = Promise<{ data: Promise<T> }>;

type Asked<Input, Output, Fault> = {
  may: Right;
  input: z.ZodType<Input>;
  run: (ctx: Context, input: Input) => Promise<Result<Output, Fault>>;
};

/** Host and Origin, then the caller's right, then the input: checked in this order, before anything is returned. */
async function begin<Input>(
  { may, input: schema }: Pick<Asked<Input, never, never>, "may" | "input">,
  raw: unknown,
) {
  const known = await getContext({ takesToken: false });
  if (!known.ok) return err<Refusal>(REFUSED[known.error.why]);
  const ctx = known.value;
  if (!maySomewhere(ctx.reach, may))
    return err<Refusal>({ code: "FORBIDDEN", message: mayNot(may, null) });
  const input = schema.safeParse(raw);
  if (input.success) return ok({ ctx, input: input.data });
  const where = input.error.issues[0]?.path.join(".") ?? "";
  return err<Refusal>({
    code: "BAD_INPUT",
    message: `The request is not well formed${where ? ` at ${where}` : ""}.`,
  });
}

const REFUSED = {
  foreign: {
    code: "FORBIDDEN",
    message: "This page does not come from the dashboard's own address.",
  },
  store: { code: "FAILED", message: "The store does not work, so nobody knows who asks. Nothing was done." },
  nobody: { code: "SIGN_IN", message: "Your session ended. Sign in again; nothing was done." },
} as const satisfies Record<NoContext["why"], Refusal>;

/** A rejection would reach the browser as a bare digest, so a bug is logged here and told as a refusal; a store tells its own words. */
async function settled<Output, Fault>(
  ctx: Context,
  work: () => Promise<Result<Output, Fault>>,
): Promise<Result<Output, Fault | Refusal>> {
  try {
    return await work();
  } catch (error) {
    ctx.log.error("an action failed", { error, requestId: ctx.requestId });
    return err({ code: "FAILED", message: wordsOfFailure(error) });
  }
}

/**
 * A question: Next sends a page's actions one at a time, and the promise inside the answer, not awaited, frees the queue
 * at once.
 */
export function defineQuery<Input, Output, Fault>(query: Asked<Input, Output, Fault>) {
  return async (raw: unknown): Streamed<Result<Output, Fault | Refusal>> => {
    const begun = await begin(query, raw);
    if (!begun.ok) return { data: Promise.resolve(begun) };
    const { ctx, input } = begun.value;
    return { data: settled(ctx, () => query.run(ctx, input)) };
  };
}

/**
 * A command: it is awaited, so that a page's commands happen in the order in which they were given, and what was done
 * and by whom is told. `audit` names what it was done to, without anything secret; null: it changes nothing that counts.
 */
export function defineCommand<Input, Output, Fault>(
  command: Asked<Input, Output, Fault> & {
    audit: { what: string; on: (input: Input) => Record<string, unknown> } | null;
  },
) {
  return async (raw: unknown): Promise<Result<Output, Fault | Refusal>> => {
    const begun = await begin(command, raw);
    if (!begun.ok) return begun;
    const { ctx, input } = begun.value;
    const outcome = await settled(ctx, () => command.run(ctx, input));
    if (command.audit)
      ctx.log.info("command", {
        what: command.audit.what,
        caller: callerName(ctx.caller),
        requestId: ctx.requestId,
        done: outcome.ok,
        ...command.audit.on(input),
      });
    return outcome;
  };
}
