import type { WatchState } from "@/lib/domain/agreement/states";
import type { State } from "@/lib/domain/state";

/** The glyph and colour a watch borrows from the states of cells, and its own word. */
export const WATCH_LOOK = {
  pending: { state: "pending", word: "Pending" },
  overdue: { state: "pending", word: "Overdue" },
  settling: { state: "pending", word: "Settling" },
  active: { state: "ready", word: "Ready" },
  failed: { state: "blocked", word: "Failed" },
  lapsed: { state: "inactive", word: "Lapsed" },
  dismissed: { state: "not_offered", word: "Dismissed" },
} as const satisfies Record<WatchState, { state: State; word: string }>;
