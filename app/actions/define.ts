import type { z } from "zod";
import { wordsOfFailure } from "@/app/failure";
import { getContext, type NoContext } from "@/app/request";
import { asRequest } from "@/app/traced";
import type { NobodyAnswer } from "@/lib/contracts/nobody";
import { maySomewhere } from "@/lib/domain/access/reach";
import type { Right } from "@/lib/domain/access/rights";
import { mayNot } from "@/lib/domain/access/words";
import type { AuditWhat } from "@/lib/domain/audit/whats";
import { err, ok, type Result } from "@/lib/domain/result";
import { recordBefore } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";

export type Refusal = {
  code: "FORBIDDEN" | "SIGN_IN" | "BAD_INPUT" | "FAILED";
  message: string;
  nobody?: NobodyAnswer;
};
type Streamed<T> = Promise<{ data: Promise<T> }>;

type Asked<Input, Output, Fault> = {
  /** The name of what runs, for traces: a build leaves functions none. */
  verb: string;
  may: Right;
  /** The accounts on which the right is needed; none: it is about none in particular, and is enough where it is held at all. */
  on: (input: Input) => readonly string[];
  input: z.ZodType<Input>;
  run: (ctx: Context, input: Input) => Promise<Result<Output, Fault>>;
};

type Begun<Input> = Pick<Asked<Input, never, never>, "may" | "on" | "input">;

/**
 * Host and Origin, then the caller's right, then the input, then the right on its accounts: checked in this order, before
 * anything is returned.
 */
async function begin<Input>(
  { may, on, input: schema }: Begun<Input>,
  { raw, onRefusal }: { raw: unknown; onRefusal: (ctx: Context) => Promise<void> },
) {
  const known = await getContext({ takesToken: false });
  if (!known.ok) return err(refusalOf(known.error));
  const ctx = known.value;
  if (!maySomewhere(ctx.reach, may)) {
    await onRefusal(ctx);
    return err<Refusal>({ code: "FORBIDDEN", message: mayNot(may, null) });
  }
  const input = schema.safeParse(raw);
  if (input.success) {
    const refused = ctx.refusal(may, on(input.data));
    if (refused === null) return ok({ ctx, input: input.data });
    await onRefusal(ctx);
    return err<Refusal>({ code: "FORBIDDEN", message: refused });
  }
  const where = input.error.issues[0]?.path.join(".") ?? "";
  return err<Refusal>({
    code: "BAD_INPUT",
    message: `The request is not well formed${where ? ` at ${where}` : ""}.`,
  });
}

/** Of one whose session has ended the page asks to sign in again, in place. */
const refusalOf = (why: NoContext): Refusal =>
  why.why === "nobody" ? { ...REFUSED.nobody, nobody: why.nobody } : REFUSED[why.why];

const REFUSED = {
  foreign: {
    code: "FORBIDDEN",
    message: "This page does not come from the dashboard's own address.",
  },
  store: {
    code: "FAILED",
    message: "The store does not work, so nobody knows who asks. Nothing was done.",
  },
  nobody: { code: "SIGN_IN", message: "Your session ended. Sign in again; nothing was done." },
} as const satisfies Record<NoContext["why"], Refusal>;

/**
 * A rejection would reach the browser as a bare digest, so a bug is logged here and told as a refusal; a store tells its own
 * words. What a verb heard of AWS may name any account, so no answer leaves but as it may be shown.
 */
async function settled<Output, Fault>(
  ctx: Context,
  { verb, work }: { verb: string; work: () => Promise<Result<Output, Fault>> },
): Promise<Result<Output, Fault | Refusal>> {
  try {
    return ctx.shown(await asRequest(() => ctx.trace.part({ name: verb }, work)));
  } catch (error) {
    ctx.log.error("an action failed", { error });
    return err({ code: "FAILED", message: wordsOfFailure(error) });
  }
}

/**
 * A question: Next sends a page's actions one at a time, and the promise inside the answer, not awaited, frees the queue
 * at once.
 */
export function defineQuery<Input, Output, Fault>(query: Asked<Input, Output, Fault>) {
  return async (raw: unknown): Streamed<Result<Output, Fault | Refusal>> => {
    const begun = await begin(query, { raw, onRefusal: async () => undefined });
    if (!begun.ok) return { data: Promise.resolve(begun) };
    const { ctx, input } = begun.value;
    const work = () => query.run(ctx, input);
    return { data: settled(ctx, { verb: query.verb, work }) };
  };
}

/**
 * A command: it is awaited, so that a page's commands happen in the order in which they were given. `audit` is what its
 * verb puts on record, within the transaction of what it does; null: it changes nothing that counts. One who may not is
 * on record as well.
 */
export function defineCommand<Input, Output, Fault>(
  command: Asked<Input, Output, Fault> & { audit: AuditWhat | null },
) {
  const onRefusal = async (ctx: Context) => {
    if (command.audit) await recordRefusal(ctx, command.audit);
  };
  return async (raw: unknown): Promise<Result<Output, Fault | Refusal>> => {
    const begun = await begin(command, { raw, onRefusal });
    if (!begun.ok) return begun;
    const { ctx, input } = begun.value;
    const work = () => command.run(ctx, input);
    return settled(ctx, { verb: command.verb, work });
  };
}

/** Nothing is done in any case, so a record that fails is told to the log alone. */
async function recordRefusal(ctx: Context, what: AuditWhat): Promise<void> {
  try {
    await recordBefore(ctx, { what, outcome: "refused", said: "The right to do this is missing." });
  } catch (error) {
    ctx.log.error("a refusal is not on record", { error, what });
  }
}
