import type { z } from "zod";
import { getContext } from "@/app/request";
import { err, ok, type Result } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";

export type Refusal = { code: "FORBIDDEN" | "BAD_INPUT" | "FAILED"; message: string };
type Streamed<T> = Promise<{ data: Promise<T> }>;

/** Host and Origin, then the input: checked in this order, before anything is returned. */
async function begin<Input>(schema: z.ZodType<Input>, raw: unknown) {
  const ctx = await getContext();
  if (!ctx)
    return err<Refusal>({
      code: "FORBIDDEN",
      message: "This page does not come from the dashboard's own address.",
    });
  const input = schema.safeParse(raw);
  if (input.success) return ok({ ctx, input: input.data });
  const where = input.error.issues[0]?.path.join(".") ?? "";
  return err<Refusal>({
    code: "BAD_INPUT",
    message: `The request is not well formed${where ? ` at ${where}` : ""}.`,
  });
}

/** A rejection would reach the browser as a bare digest, so a bug is logged here and told as a refusal. */
async function settled<Output, Fault>(
  ctx: Context,
  work: () => Promise<Result<Output, Fault>>,
): Promise<Result<Output, Fault | Refusal>> {
  try {
    return await work();
  } catch (error) {
    ctx.log.error("an action failed", { error: String(error) });
    return err({
      code: "FAILED",
      message: "That did not work. The log of the dashboard says why.",
    });
  }
}

/**
 * Next sends a page's actions one at a time; the promise inside the answer, not awaited, frees the queue at once.
 * Every action of the product is made here.
 */
export function defineQuery<Input, Output, Fault>(query: {
  input: z.ZodType<Input>;
  run: (ctx: Context, input: Input) => Promise<Result<Output, Fault>>;
}) {
  return async (raw: unknown): Streamed<Result<Output, Fault | Refusal>> => {
    const begun = await begin(query.input, raw);
    if (!begun.ok) return { data: Promise.resolve(begun) };
    const { ctx, input } = begun.value;
    return { data: settled(ctx, () => query.run(ctx, input)) };
  };
}

/** A command changes something; it goes the same way. */
export const defineCommand = defineQuery;
