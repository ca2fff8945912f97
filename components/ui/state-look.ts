import type { Severity, State } from "@/lib/domain/state";
import { STATE_NAME } from "@/lib/domain/words/states";

type Look = { word: string; says: string };

/** Each state has its own colour (by `data-s`), shape (`StateMark`) and word: colour is never the only sign. */
export const STATE_LOOK = {
  ready: {
    word: STATE_NAME.ready,
    says: "a route is open, and every gate that can be read passes",
  },
  inactive: { word: STATE_NAME.inactive, says: "no agreement yet; one admin accepts the offer" },
  pending: { word: STATE_NAME.pending, says: "AWS is at work on it" },
  blocked: { word: STATE_NAME.blocked, says: "somebody must act first; waiting will not help" },
  not_offered: { word: STATE_NAME.not_offered, says: "no route to this model here" },
  unknown: { word: STATE_NAME.unknown, says: "could not be read; may well be ready" },
} as const satisfies Record<State, Look>;

/** The state whose colour and glyph a finding of this severity carries. */
export const SEVERITY_STATE = {
  block: "blocked",
  unknown: "unknown",
  wait: "pending",
  warn: null,
  note: null,
} as const satisfies Record<Severity, State | null>;
