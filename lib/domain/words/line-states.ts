import type { LineState } from "@/lib/domain/requirement/line";

/** The state of a line, alone or at the head of a row. */
export const LINE_STATE_NAME = {
  met: "Met",
  short: "Short",
  not_met: "Not met",
  cannot_tell: "Can’t tell",
} as const satisfies Record<LineState, string>;
