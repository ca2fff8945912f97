import path from "node:path";
import type { Result } from "@/lib/domain/result";
import { type RecordContext, recordBefore } from "@/lib/services/audit/record";
import type { Context } from "@/lib/services/context";
import type { StoreCopy } from "@/lib/services/ports/store-about";

/**
 * Copies the whole store into a new file. That somebody does is put on record first, and so stands in the copy, too; a
 * store that can't be written is copied all the same, since that may be why.
 */
export async function backUp(
  ctx: Context,
  file: string,
): Promise<Result<StoreCopy, { message: string }>> {
  const health = await ctx.stores.health();
  if (health.works)
    await recordBefore(ctx, {
      what: "export.made",
      on: { subject: "store" },
      said: `a copy of the whole store, ${path.basename(file)}`,
    });
  return ctx.stores.copyTo(file);
}

/** The restored store tells that it is one. */
export const noteRestored = (ctx: RecordContext, file: string): Promise<void> =>
  recordBefore(ctx, {
    what: "store.restored",
    on: { subject: "store" },
    said: `from ${path.basename(file)}`,
  });
