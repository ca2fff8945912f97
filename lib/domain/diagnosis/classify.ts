import { CAUSE_OWNER } from "@/lib/domain/catalogue/owners";
import type { Code } from "@/lib/domain/codes";
import { tidy } from "./fold";
import { plain, recognise } from "./recognise";
import { strip } from "./strip";
import type { Classification, ErrorEvidence } from "./types";
import { codeOfName, codeOfStatus } from "./wire-codes";

/**
 * The code and, as far as the text tells, the cause of an error: by exception name, HTTP status and message
 * together. The only classifier of the product: for pasted texts and for our own calls. A cause is given with
 * high confidence only when the message says it; names on AWS's page are not the names on the wire:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html
 */
export function classify(evidence: ErrorEvidence): Classification {
  return classifyStripped({ ...evidence, message: strip(tidy(evidence.message)) });
}

/** The same of an error whose message is tidied and stripped already. */
export function classifyStripped(evidence: ErrorEvidence): Classification {
  const found = recognise(evidence);
  const form = missingForm(evidence);
  if (form) return { ...form, waitMinutes: found.waitMinutes };
  const html = htmlAnswer(evidence);
  return html ? plain(html, "medium", found.waitMinutes) : found;
}

/** A 404 to this one operation means that no form was ever submitted. */
function missingForm(evidence: ErrorEvidence): Omit<Classification, "waitMinutes"> | null {
  const notFound = codeOfName(evidence.name) === "ResourceNotFound";
  if (evidence.operation !== "GetUseCaseForModelAccess" || !notFound) return null;
  const cause = "use-case-form-missing";
  return {
    code: "FTUFormNotFilled",
    cause,
    confidence: "high",
    owner: CAUSE_OWNER[cause],
    candidates: [],
    question: null,
  };
}

/** A page instead of an answer: the status says whose, else something between us and AWS sent it. */
function htmlAnswer(evidence: ErrorEvidence): Code | null {
  const unparsed =
    evidence.name === "SyntaxError" ||
    /deserialization error: to see the raw response/i.test(evidence.message);
  if (!unparsed) return null;
  if (evidence.httpStatus === null || evidence.httpStatus < 429) return "UnexpectedResponse";
  return (
    codeOfStatus(evidence.httpStatus) ??
    (evidence.httpStatus >= 500 ? "InternalFailure" : "UnexpectedResponse")
  );
}
