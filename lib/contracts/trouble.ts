import type { RegionTrouble } from "@/lib/domain/trouble/standing";
import { list, text, textOrNull, time, timeOrNull } from "./parts";
import * as z from "./schema";

const events = list(
  z.object({ kind: textOrNull, subject: text, since: time, updatedAt: time, text }),
);

const Trouble: z.Schema<RegionTrouble> = z.discriminatedUnion("status", [
  z.object({ status: z.literal("open"), at: time, events }),
  z.object({ status: z.literal("quiet"), at: time }),
  z.object({ status: z.literal("unknown"), at: timeOrNull, problem: textOrNull, events }),
]);

/** `GET /api/trouble`: what AWS's public feeds say of Bedrock, by Region. `on` false: they are not asked. */
export const TroubleView = z.object({
  serverNow: time,
  on: z.boolean(),
  regions: list(z.object({ region: text, trouble: Trouble })),
});
export type TroubleView = z.output<typeof TroubleView>;
