import { NOBODY_WHYS } from "@/lib/domain/access/nobody";
import * as z from "./schema";

/** What a request that is nobody's is answered, under 401, 429 or 503: why, since when, and where to sign in. */
export const NobodyAnswer = z.object({
  message: z.string(),
  nobody: z.enum(NOBODY_WHYS),
  endedAt: z.nullable(z.number()),
  signIn: z.string(),
});
export type NobodyAnswer = z.output<typeof NobodyAnswer>;
