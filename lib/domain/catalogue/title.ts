import type { Verdict } from "@/lib/domain/verdict";
import { STATE_NAME } from "@/lib/domain/words/states";
import { CAUSE_ENTRIES } from "./causes";
import { CODE_ENTRIES } from "./codes";

const STATE_TITLES = {
  ready: STATE_NAME.ready,
  inactive: "No agreement yet",
  pending: "AWS is working on it",
  blocked: STATE_NAME.blocked,
  not_offered: STATE_NAME.not_offered,
  unknown: STATE_NAME.unknown,
} as const satisfies Record<Verdict["state"], string>;

/** At most six words for what decides a cell: its cause, else its code, else its state. */
export function titleOf({ state, code, cause }: Pick<Verdict, "state" | "code" | "cause">): string {
  if (cause) return CAUSE_ENTRIES[cause].title;
  return code ? CODE_ENTRIES[code].title : STATE_TITLES[state];
}
