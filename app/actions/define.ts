import type { z } from "zod";
import { wordsOfFailure } from "@/app/failure";
import { getContext } from "@/app/request";
import { maySomewhere } from "@/lib/domain/access/reach";
import { callerName, type Right } from "@/lib/domain/access/rights";
import { mayNot } from "@/lib/domain/access/words";
import { err, ok, type Result } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";

export type Refusal = { code: "FORBIDDEN" | "BAD_INPUT" | "FAILED"; message: string };
type Streamed<T> = Promise<{ data: Promise<T> }>;

type Asked<Input, Output, Fault> = {
  may: Right;
  /** The accounts on which the right is needed; none: it is about none in particular, and is enough where it is held at all. */
  on: (input: Input) => readonly string[];
  input: z.ZodType<Input>;
  run: (ctx: Context, input: Input) => Promise<Result<Output, Fault>>;
};

/**
 * Host and Origin, then the caller's right, then the input, then the right on its accounts: checked in this order, before
 * anything is returned.
 */
async function begin<Input>(
  { may, on, input: schema }: Pick<Asked<Input, never, never>, "may" | "on" | "input">,
  raw: unknown,
) {
  const ctx = await getContext();
  if (!ctx)
    return err<Refusal>({
      code: "FORBIDDEN",
      message: "This page does not come from the dashboard's own address.",
    });
  if (!maySomewhere(ctx.reach, may))
    return err<Refusal>({ code: "FORBIDDEN", message: mayNot(may, null) });
  const input = schema.safeParse(raw);
  if (input.success) {
    const refused = ctx.refusal(may, on(input.data));
    return refused === null
      ? ok({ ctx, input: input.data })
      : err<Refusal>({ code: "FORBIDDEN", message: refused });
  }
  const where = input.error.issues[0]?.path.join(".") ?? "";
  return err<Refusal>({
    code: "BAD_INPUT",
    message: `The request is not well formed${where ? ` at ${where}` : ""}.`,
  });
}

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
