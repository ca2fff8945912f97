import type { Code } from "@/lib/domain/codes";
import type { RetryRule } from "@/lib/domain/diagnosis/types";
import type { CommandName } from "@/lib/domain/links/command";
import type { LinkName } from "@/lib/domain/links/link";

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
  /** Anchor on AWS's page of error codes; null where the page has none. */
  anchor: string | null;
};

export type CauseEntry = Entry & {
  /** The code it usually comes with; the message may decide another. */
  code: Code;
  sentence: string;
};
