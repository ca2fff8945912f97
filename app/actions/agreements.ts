"use server";

import { defineCommand, defineQuery } from "@/app/actions/define";
import { dismissWatch } from "@/lib/services/agreements/dismiss-watch";
import { iFixedIt } from "@/lib/services/agreements/i-fixed-it";
import { FixedInput, ListWatchesInput, WatchRef } from "@/lib/services/agreements/input";
import { pendingView } from "@/lib/services/agreements/pending-view";

export const pendingAction = defineQuery({ input: ListWatchesInput, run: pendingView });
export const dismissWatchAction = defineCommand({ input: WatchRef, run: dismissWatch });
export const iFixedItAction = defineCommand({ input: FixedInput, run: iFixedIt });
