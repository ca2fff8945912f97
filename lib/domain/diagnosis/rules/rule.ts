import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { Owner } from "@/lib/domain/owner";

/**
 * How AWS, an SDK or a proxy words one cause. Patterns run over folded text (lower case, straight quotes,
 * single spaces) that begins with the exception's name. All are linear: no repetition inside a repetition.
 */
export type Rule = {
  cause: Cause;
  /** Any of these is enough. */
  says: readonly RegExp[];
  /** Texts that say the same words for another reason. */
  unless?: RegExp;
  /** Matches only when the evidence has one of these HTTP statuses. */
  status?: readonly number[];
  /** The code; `wire` takes the code of the exception's name and falls back to `otherwise`. */
  code: Code | "wire";
  otherwise?: Code;
  confidence?: "high" | "medium" | "low";
  owner?: Owner;
  /** What else words it like this, and what separates them. The cause itself is meant as well. */
  candidates?: readonly Cause[];
  question?: string;
  /** The candidates are equally likely: no cause is given. */
  undecided?: true;
  /** Says what happened, not why: any other rule that matches goes before it. */
  symptom?: true;
};
