import type { Effect } from "@/lib/stand-in/faults/apply";
import type { Outcome } from "@/lib/stand-in/wire/outcome";
import type { Protocol } from "@/lib/stand-in/wire/protocol";

/** What a request comes to, before it is given a wire form. */
export type Dispatched = {
  protocol: Protocol;
  messageKey: "message" | "Message";
  operation: string;
  outcome: Outcome;
  /** What a fault does to the answer. */
  effect: Effect | null;
};
