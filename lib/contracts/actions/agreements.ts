import { z } from "zod";
import { CAUSES } from "@/lib/domain/causes";
import { CODES } from "@/lib/domain/codes";
import { Account, Model, Region } from "./parts";

export const WatchRef = z.object({ account: Account, modelId: Model });
export type WatchRef = z.infer<typeof WatchRef>;

/** `code` and `cause` are those of the blocked cell; a watch that failed knows its own. */
export const FixedInput = WatchRef.extend({
  regions: z.array(Region).max(50).default([]),
  code: z.enum(CODES).nullable().default(null),
  cause: z.enum(CAUSES).nullable().default(null),
});
export type FixedInput = z.infer<typeof FixedInput>;

/** Nothing is asked: every watch is listed. */
export const ListWatchesInput = z.object({});
export type ListWatchesInput = z.infer<typeof ListWatchesInput>;
