import type { Severity, State } from "@/lib/domain/state";

type Look = { word: string; says: string };

/** Each state has its own colour (by `data-s`), shape (`StateMark`) and word: colour is never the only sign. */
export const STATE_LOOK = {
  ready: { word: "Ready", says: "every gate that can be read passes" },
  inactive: { word: "Inactive", says: "nothing forbids it, but no agreement exists yet" },
  pending: { word: "Pending", says: "AWS is working on it" },
  blocked: { word: "Blocked", says: "a gate is closed and waiting will not open it" },
  not_offered: { word: "Not offered", says: "no route to this model here" },
  unknown: { word: "Unknown", says: "it could not be determined" },
} as const satisfies Record<State, Look>;

/** The state whose colour and glyph a finding of this severity carries. */
export const SEVERITY_STATE = {
  block: "blocked",
  unknown: "unknown",
  wait: "pending",
  warn: null,
  note: null,
} as const satisfies Record<Severity, State | null>;
