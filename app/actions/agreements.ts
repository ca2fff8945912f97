"use server";

import { defineCommand, defineQuery } from "@/app/actions/define";
import { FixedInput, ListWatchesInput, WatchRef } from "@/lib/contracts/actions/agreements";
import { dismissWatch } from "@/lib/services/agreements/dismiss-watch";
import { iFixedIt } from "@/lib/services/agreements/i-fixed-it";
import { pendingView } from "@/lib/services/agreements/pending-view";
import { watchAgain } from "@/lib/services/agreements/watch-again";

export const pendingAction = defineQuery({
  may: "read",
  input: ListWatchesInput,
  run: pendingView,
});
export const dismissWatchAction = defineCommand({
  may: "ask",
  input: WatchRef,
  run: dismissWatch,
  audit: { what: "dismiss-watch", on: ({ account, modelId }) => ({ account, modelId }) },
});
export const watchAgainAction = defineCommand({
  may: "ask",
  input: WatchRef,
  run: watchAgain,
  audit: { what: "watch-again", on: ({ account, modelId }) => ({ account, modelId }) },
});
export const iFixedItAction = defineCommand({
  may: "ask",
  input: FixedInput,
  run: iFixedIt,
  audit: { what: "i-fixed-it", on: ({ account, modelId }) => ({ account, modelId }) },
});
