import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { Owner } from "@/lib/domain/owner";

/**
 * How AWS, an SDK or a proxy words one cause. Patterns run over folded text (lower case, straight quotes,
 * single spaces) that begins with the exception's name. `[^.]` means "within the sentence": a dot inside a word
 * (an id, a version, a host) does not end it. All are linear: no two ways to repeat over the same text.
 */
export type Rule = {
  cause: Cause;
  /** Any of these is enough. */
  says: readonly RegExp[];
  /** Texts that say the same words for another reason. */
  unless?: RegExp;
  /** Must stand near the words that matched: what they alone would say too easily. */
  beside?: RegExp;
  /** Matches only when the evidence has one of these HTTP statuses. */
  status?: readonly number[];
  /** The code. Of several, the one that the exception's name means, else the first. */
  code: Code | readonly [Code, ...Code[]];
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
