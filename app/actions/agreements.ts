"use server";

import { defineCommand, defineQuery } from "@/app/actions/define";
import { FixedInput, ListWatchesInput, WatchRef } from "@/lib/contracts/actions/agreements";
import { dismissWatch } from "@/lib/services/agreements/dismiss-watch";
import { iFixedIt } from "@/lib/services/agreements/i-fixed-it";
import { pendingView } from "@/lib/services/agreements/pending-view";
import { watchAgain } from "@/lib/services/agreements/watch-again";

export const pendingAction = defineQuery({
  may: "read",
  on: () => [],
  input: ListWatchesInput,
  verb: "pendingView",
  run: pendingView,
});
export const dismissWatchAction = defineCommand({
  may: "ask",
  on: ({ account }) => [account],
  input: WatchRef,
  verb: "dismissWatch",
  run: dismissWatch,
  audit: "watch.dismissed",
});
export const watchAgainAction = defineCommand({
  may: "ask",
  on: ({ account }) => [account],
  input: WatchRef,
  verb: "watchAgain",
  run: watchAgain,
  audit: "watch.resumed",
});
export const iFixedItAction = defineCommand({
  may: "ask",
  on: ({ account }) => [account],
  input: FixedInput,
  verb: "iFixedIt",
  run: iFixedIt,
  audit: "fix.said",
});
