import { WATCH_STATES } from "@/lib/domain/agreement/states";
import { causeOrNull, codeOrNull, isoOrNull, list, text, textOrNull } from "./parts";
import * as z from "./schema";

const ListedWatch = z.object({
  accountId: text,
  modelId: text,
  regions: list(text),
  agreementId: textOrNull,
  state: z.enum(WATCH_STATES),
  startedAt: text,
  deadlineAt: text,
  lastPollAt: isoOrNull,
  nextPollAt: isoOrNull,
  endedAt: isoOrNull,
  code: codeOrNull,
  cause: causeOrNull,
});
export type ListedWatch = z.output<typeof ListedWatch>;

/** `GET /api/agreements`: times as ISO 8601 in UTC, what is not known as null. */
export const ListedWatches = z.object({ serverNow: text, watches: list(ListedWatch) });
export type ListedWatches = z.output<typeof ListedWatches>;
