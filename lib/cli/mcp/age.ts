import type { EpochMs } from "@/lib/domain/time";
import { isoTime } from "@/lib/domain/words/dates";
import { ageText } from "@/lib/domain/words/durations";

/** When something was read, and how long ago that is: an answer is no younger than this. */
export const ageOut = (readAt: EpochMs | null, now: EpochMs) => ({
  readAt: isoTime(readAt),
  age: readAt === null ? "never read" : ageText(readAt, now),
});
