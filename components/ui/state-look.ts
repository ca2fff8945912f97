import type { Severity, State } from "@/lib/domain/state";
import { STATE_NAME } from "@/lib/domain/words/states";

type Look = { word: string; says: string };

/** Each state has its own colour (by `data-s`), shape (`StateMark`) and word: colour is never the only sign. */
export const STATE_LOOK = {
  ready: { word: STATE_NAME.ready, says: "every gate that can be read passes" },
  inactive: { word: STATE_NAME.inactive, says: "nothing forbids it, but no agreement exists yet" },
  pending: { word: STATE_NAME.pending, says: "AWS is working on it" },
  blocked: { word: STATE_NAME.blocked, says: "a gate is closed and waiting will not open it" },
  not_offered: { word: STATE_NAME.not_offered, says: "no route to this model here" },
  unknown: { word: STATE_NAME.unknown, says: "it could not be determined" },
} as const satisfies Record<State, Look>;

/** The state whose colour and glyph a finding of this severity carries. */
export const SEVERITY_STATE = {
  block: "blocked",
  unknown: "unknown",
  wait: "pending",
  warn: null,
  note: null,
} as const satisfies Record<Severity, State | null>;
