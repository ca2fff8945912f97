import type { Diagnosis } from "@/lib/domain/diagnosis/types";
import type { State } from "@/lib/domain/state";
import { waitText } from "@/lib/domain/words/durations";

type Look = { state: State; says: string };

const LOOK = {
  "after-fix": { state: "blocked", says: "Act, waiting will not help" },
  never: { state: "blocked", says: "Change it, repeating will not help" },
  wait: { state: "pending", says: "Wait, then try again" },
  backoff: { state: "pending", says: "Retry with growing pauses" },
} as const satisfies Record<Diagnosis["retry"]["rule"], Look>;

/** The one line that says whether to act, to wait or to change the call. */
export function verdictLook({ code, cause, retry }: Diagnosis): Look {
  if (code === "Unrecognized" && !cause) return { state: "unknown", says: "Not recognised" };
  return LOOK[retry.rule];
}

/** How long: the wait that the text names, else what the catalogue knows. */
export function howLong({ retry }: Diagnosis, takes: string | null): string {
  if (retry.rule === "wait" && retry.afterMinutes) return waitText(retry.afterMinutes);
  return takes ?? "not known";
}
