import type { Said } from "@/lib/domain/catalogue/advice/said";
import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import type { Owner } from "@/lib/domain/owner";
import type { RetryRule } from "@/lib/domain/retry-rule";

/** What is known of an error, from a thrown SDK error or from a pasted text. */
export type ErrorEvidence = {
  /** Exception name without namespace or suffix, as it came. */
  name: string | null;
  httpStatus: number | null;
  message: string;
  /** API operation such as `GetFoundationModelAvailability`. */
  operation: string | null;
};

/** `candidates` is not empty when the text alone can't tell; `question` then says what separates them. */
export type Classification = {
  code: Code;
  cause: Cause | null;
  confidence: "high" | "medium" | "low";
  owner: Owner;
  /** Minutes named in the text ("try again after 5 minutes"), or null. */
  waitMinutes: number | null;
  candidates: readonly Cause[];
  question: string | null;
};

export type ReadFromText = {
  region: string | null;
  modelId: string | null;
  accountId: string | null;
  action: string | null;
  operation: string | null;
  requestId: string | null;
  httpStatus: number | null;
};

/** An error beside the root one. */
export type OtherError = { name: string | null; code: Code; cause: Cause | null };

export type DiagnosisLink = { label: string; href: string };

export type Diagnosis = {
  code: Code;
  cause: Cause | null;
  confidence: "high" | "medium" | "low";
  owner: Owner;
  retry: { rule: RetryRule; afterMinutes: number | null };
  title: string;
  sentence: string;
  steps: readonly string[];
  links: readonly DiagnosisLink[];
  /** A command to copy, or null. */
  command: string | null;
  read: ReadFromText;
  /** What the words of the fix are made from. */
  said: Said;
  candidates: readonly Cause[];
  question: string | null;
  /** Other errors found in the same text; the root one is diagnosed. */
  others: readonly { code: Code; cause: Cause | null; title: string }[];
};
