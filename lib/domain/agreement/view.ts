import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { EpochMs } from "@/lib/domain/time";
import type { FixView } from "@/lib/domain/view/cell";
import type { PastFlight, PollRun, WatchState } from "./watch";

export type PendingRegion = {
  region: string;
  /** AWS's own value, as last heard; null: not heard from yet. */
  agreement: string | null;
  seenAt: EpochMs | null;
  /** Why it gave no answer when it was last asked. */
  problem: { text: string; at: EpochMs } | null;
  /** Its answer differs from that of most others. */
  disagrees: boolean;
};

/** One agreement in flight, or one that ended, as the page shows it. Times by AWS's clock. */
export type PendingRow = {
  id: string;
  account: string;
  accountName: string | null;
  modelId: string;
  modelName: string;
  regions: readonly PendingRegion[];
  agreementId: string | null;
  state: WatchState;
  code: Code | null;
  cause: Cause | null;
  startedAt: EpochMs;
  /** Where the start comes from; null for a fix that settles, and once it ended. */
  source: "acceptance" | "first-sight" | null;
  deadlineAt: EpochMs;
  lastPollAt: EpochMs | null;
  lastSeenAt: EpochMs | null;
  nextPollAt: EpochMs | null;
  nextTryAt: EpochMs | null;
  endedAt: EpochMs | null;
  /** What happens next, or what came of it. */
  sentence: string;
  disagreement: string | null;
  /** Minutes that AWS's own text names. */
  waitMinutes: number | null;
  supportText: string | null;
  fix: FixView | null;
  history: readonly PollRun[];
  past: readonly PastFlight[];
};

export type EnablingRegion = {
  account: string;
  accountName: string | null;
  region: string;
  city: string;
};

export type PendingView = {
  serverNow: EpochMs;
  inFlight: readonly PendingRow[];
  enabling: readonly EnablingRegion[];
  done: readonly PendingRow[];
  webhook: { waiting: number; problem: { text: string; at: EpochMs } | null };
};
