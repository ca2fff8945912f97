import { WATCH_STATES } from "@/lib/domain/agreement/states";
import type { PastFlight, PollRun } from "@/lib/domain/agreement/watch";
import { fix } from "./cell-parts";
import {
  amountOrNull,
  causeOrNull,
  codeOrNull,
  list,
  text,
  textOrNull,
  time,
  timeOrNull,
} from "./parts";
import * as z from "./schema";

const ProblemOrNull = z.nullable(z.object({ text, at: time }));

const PendingRegion = z.object({
  region: text,
  /** AWS's own value, as last heard; null: not heard from yet. */
  agreement: textOrNull,
  seenAt: timeOrNull,
  /** Why it gave no answer when it was last asked. */
  problem: ProblemOrNull,
  /** Its answer differs from that of most others. */
  disagrees: z.boolean(),
});
export type PendingRegion = z.output<typeof PendingRegion>;

const Polls: z.Schema<PollRun> = z.object({
  says: text,
  failed: z.boolean(),
  firstAt: time,
  lastAt: time,
  polls: z.number(),
});

const Past: z.Schema<PastFlight> = z.object({
  state: z.enum(["active", "failed", "lapsed", "dismissed"]),
  startedAt: time,
  endedAt: time,
  code: codeOrNull,
  cause: causeOrNull,
});

/** One agreement in flight, or one that ended, as the page shows it. Times by AWS's clock. */
const PendingRow = z.object({
  id: text,
  account: text,
  accountName: textOrNull,
  modelId: text,
  modelName: text,
  regions: list(PendingRegion),
  agreementId: textOrNull,
  state: z.enum(WATCH_STATES),
  code: codeOrNull,
  cause: causeOrNull,
  startedAt: time,
  /** Where the start comes from; null for a fix that settles, and once it ended. */
  source: z.nullable(z.enum(["acceptance", "first-sight"])),
  deadlineAt: time,
  lastPollAt: timeOrNull,
  lastSeenAt: timeOrNull,
  nextPollAt: timeOrNull,
  nextTryAt: timeOrNull,
  endedAt: timeOrNull,
  /** It was dismissed, and can be watched again. */
  resumable: z.boolean(),
  /** What happens next, or what came of it. */
  sentence: text,
  disagreement: textOrNull,
  /** Minutes that AWS's own text names. */
  waitMinutes: amountOrNull,
  supportText: textOrNull,
  fix: z.nullable(fix),
  history: list(Polls),
  past: list(Past),
});
export type PendingRow = z.output<typeof PendingRow>;

const EnablingRegion = z.object({
  account: text,
  accountName: textOrNull,
  region: text,
  city: text,
});
export type EnablingRegion = z.output<typeof EnablingRegion>;

/** What `pendingAction` answers. */
export const PendingView = z.object({
  serverNow: time,
  inFlight: list(PendingRow),
  enabling: list(EnablingRegion),
  done: list(PendingRow),
  webhook: z.object({ waiting: z.number(), problem: ProblemOrNull }),
});
export type PendingView = z.output<typeof PendingView>;
