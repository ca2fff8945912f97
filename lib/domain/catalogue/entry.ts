import type { Code } from "@/lib/domain/codes";
import type { CommandName } from "@/lib/domain/links/command";
import type { ErrorSection } from "@/lib/domain/links/docs";
import type { LinkName } from "@/lib/domain/links/link";
import type { RetryRule } from "@/lib/domain/retry-rule";

/**
 * One thing to do, in order. `{model}`, `{region}`, `{action}` and `{resource}` are filled in, or worded around when
 * not known. `copy` is a text to send, as it is.
 */
export type Step = { text: string; link?: LinkName; copy?: string };

type Entry = {
  /** At most six words. */
  title: string;
  steps: readonly [Step, ...Step[]];
  command?: CommandName;
  retry: { rule: RetryRule; afterMinutes: number | null };
  /** How long it takes once the step is done; null where nobody can say. */
  takes: string | null;
};

export type CodeEntry = Entry & {
  httpStatus: number | null;
  /** Why AWS answers so, in one sentence. */
  cause: string;
  /** What holds now, where AWS changed its page. */
  now?: string;
  /** What AWS's page of error codes says of it; null where the page has no such section. */
  anchor: ErrorSection | null;
};

export type CauseEntry = Entry & {
  /** The code it usually comes with; the message may decide another. */
  code: Code;
  sentence: string;
  /** Where another section than that of the code speaks of it, or none does. */
  anchor?: ErrorSection | null;
};
