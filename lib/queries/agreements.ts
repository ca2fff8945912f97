import { queryOptions, useQuery } from "@tanstack/react-query";
import {
  dismissWatchAction,
  iFixedItAction,
  pendingAction,
  watchAgainAction,
} from "@/app/actions/agreements";
import { PendingView } from "@/lib/contracts/pending";
import type { WatchKey } from "@/lib/domain/agreement/watch";
import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { MINUTE_MS, SECOND_MS } from "@/lib/domain/time";
import { unwrapAction } from "@/lib/queries/action";
import { parsed } from "@/lib/queries/client";
import { useCommand } from "@/lib/queries/command";
import { MATRIX_KEY } from "@/lib/queries/matrix";
import { problemText } from "@/lib/queries/problem";
import { noteServerNow } from "@/lib/queries/server-clock";

export const PENDING_KEY = ["pending"] as const;

const LEAST_MS = 2 * SECOND_MS;
const MOST_MS = MINUTE_MS;
/** The server needs a moment to hear from AWS and write it down. */
const AFTER_POLL_MS = 1_500;

/**
 * Just after the server's next poll, from 2 s to 1 min. False, so not at all, when nothing is in flight; a view that
 * could not be read yet is asked for again.
 */
export function pendingPollEveryMs(view: PendingView | undefined): number | false {
  if (!view) return 5 * SECOND_MS;
  const polls = view.inFlight.flatMap(({ nextPollAt }) => nextPollAt ?? []);
  if (polls.length === 0) return false;
  const untilMs = Math.min(...polls) - view.serverNow + AFTER_POLL_MS;
  return Math.min(MOST_MS, Math.max(LEAST_MS, untilMs));
}

/** Read through a streamed server action. A hidden tab does not ask; the server goes on. */
export const pendingQuery = queryOptions({
  queryKey: PENDING_KEY,
  queryFn: readPending,
  refetchInterval: (query) => pendingPollEveryMs(query.state.data),
  refetchIntervalInBackground: false,
  refetchOnWindowFocus: "always",
});

export const usePending = () => useQuery(pendingQuery);

const SHOWN_BY = [PENDING_KEY, MATRIX_KEY];

type Fixed = WatchKey & { regions?: readonly string[]; code?: Code | null; cause?: Cause | null };

/** Stops watching one agreement. */
export function useDismissWatch() {
  return useCommand(
    ({ account, modelId }: WatchKey) =>
      unwrapAction(() => dismissWatchAction({ account, modelId })),
    SHOWN_BY,
  );
}

/** Takes a dismissal back. */
export function useWatchAgain() {
  return useCommand(
    ({ account, modelId }: WatchKey) => unwrapAction(() => watchAgainAction({ account, modelId })),
    SHOWN_BY,
  );
}

/** Someone fixed what blocked a model: the server asks for 2 minutes whether it helped. */
export function useIFixedIt() {
  return useCommand((fixed: Fixed) => unwrapAction(() => iFixedItAction(fixed)), SHOWN_BY);
}

async function readPending(): Promise<PendingView> {
  const outcome = await unwrapAction(() => pendingAction({}));
  if (!outcome.ok) throw new Error(problemText(outcome.problem));
  const view = parsed(PendingView, outcome.value);
  noteServerNow(view.serverNow);
  return view;
}
