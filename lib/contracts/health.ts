import * as z from "./schema";

/** `GET /api/health/live`: the process answers. */
export const LiveAnswer = z.object({ status: z.literal("live") });
export type LiveAnswer = z.output<typeof LiveAnswer>;

/** `GET /api/health/ready`: a write works. `warning`: scans that take longer than their interval. */
export const ReadyAnswer = z.object({
  status: z.literal("ready"),
  warning: z.exactOptional(z.string()),
});
export type ReadyAnswer = z.output<typeof ReadyAnswer>;
