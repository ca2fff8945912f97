import type { CauseEntry, CodeEntry } from "@/lib/domain/catalogue/entry";
import type { Owner } from "@/lib/domain/owner";
import { OWNER_WORD } from "@/lib/domain/words/owners";

/** Who acts, where the error may come from any caller, not only from this dashboard. */
export const WHO_LABEL: Readonly<Record<Owner, string>> = {
  ...OWNER_WORD,
  "caller-credentials": "Whoever made the call",
};

/** Whether waiting alone helps, for a table. */
export function waitingHelps({ retry, takes }: CodeEntry | CauseEntry): string {
  if (retry.rule === "wait") return takes ?? "yes";
  return retry.rule === "backoff" ? "yes, with growing pauses" : "no";
}
