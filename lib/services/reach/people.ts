import type { DataStores } from "@/lib/services/ports/stores";
import { notTheirs } from "./not-theirs";

/** Sessions, links and tokens are everybody's: who does not reach every account manages none of them. */
export const NO_PEOPLE: Pick<DataStores, "sessions" | "signIns" | "tokens"> = {
  sessions: {
    add: notTheirs,
    get: notTheirs,
    live: notTheirs,
    seen: notTheirs,
    end: notTheirs,
    prune: notTheirs,
  },
  signIns: { add: notTheirs, get: notTheirs, use: notTheirs, prune: notTheirs },
  tokens: {
    add: notTheirs,
    get: notTheirs,
    list: notTheirs,
    used: notTheirs,
    revoke: notTheirs,
    prune: notTheirs,
  },
};
