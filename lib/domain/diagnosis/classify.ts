import { CAUSE_OWNER, CODE_OWNER } from "@/lib/domain/catalogue/owners";
import type { Code } from "@/lib/domain/codes";
import { codeOfText } from "./code-texts";
import { clip, fold } from "./fold";
import { RULES } from "./rules/all";
import type { Rule } from "./rules/rule";
import type { Classification, ErrorEvidence } from "./types";
import { codeOfName, codeOfStatus, isWrapper } from "./wire-codes";

const NAMED_WAIT =
  /(?:try|retry|wait|again)[^.]{0,40}?(?:after|in|for|within) (?:about |approximately |at least )?(\d{1,3}) ?(min|hour|sec)/;

/**
 * The code and, as far as the text tells, the cause of an error: by exception name, HTTP status and message
 * together. The only classifier of the product: for pasted texts and for our own calls. A cause is given with
 * high confidence only when the message says it; names on AWS's page are not the names on the wire:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html
 */
export function classify(evidence: ErrorEvidence): Classification {
  const message = fold(clip(evidence.message));
  const text = evidence.name ? `${evidence.name.toLowerCase()}: ${message}` : message;
  const waitMinutes = namedWait(message);
  const form = missingForm(evidence);
  if (form) return { ...form, waitMinutes };

  const html = htmlAnswer(evidence, message);
  if (html) return plain(html, "medium", waitMinutes);

  const rule = firstMatch(text, evidence.httpStatus);
  return rule
    ? byRule(rule, { evidence, waitMinutes })
    : byWire({ evidence, message, waitMinutes });
}

/** Minutes that a text names ("try again after 5 minutes"), or null. Seconds round up. */
function namedWait(folded: string): number | null {
  const match = NAMED_WAIT.exec(folded);
  if (!match?.[1]) return null;
  const amount = Number.parseInt(match[1], 10);
  if (match[2] === "hour") return amount * 60;
  return match[2] === "sec" ? Math.ceil(amount / 60) : amount;
}

function firstMatch(text: string, status: number | null): Rule | null {
  const matches = (rule: Rule) =>
    rule.says.some((wording) => wording.test(text)) &&
    !rule.unless?.test(text) &&
    (!rule.status || (status !== null && rule.status.includes(status)));
  return (
    RULES.find((rule) => !rule.symptom && matches(rule)) ??
    RULES.find((rule) => rule.symptom && matches(rule)) ??
    null
  );
}

function byRule(
  rule: Rule,
  { evidence, waitMinutes }: Omit<WireEvidence, "message">,
): Classification {
  const wire = codeOfName(evidence.name);
  const named = evidence.name && !isWrapper(evidence.name) ? wire : null;
  const codes: readonly Code[] = typeof rule.code === "string" ? [rule.code] : rule.code;
  const said = codes.find((code) => code === named) ?? codes[0] ?? "Unrecognized";
  const code =
    evidence.httpStatus === 529 && rule.cause === "service-unavailable" ? "Overloaded" : said;
  const candidates = rule.candidates ? [rule.cause, ...rule.candidates] : [];
  return {
    code,
    cause: rule.undecided ? null : rule.cause,
    confidence: rule.confidence ?? "high",
    owner: rule.owner ?? CAUSE_OWNER[rule.cause],
    waitMinutes,
    candidates,
    question: rule.question ?? null,
  };
}

type WireEvidence = { evidence: ErrorEvidence; message: string; waitMinutes: number | null };

function byWire({ evidence, message, waitMinutes }: WireEvidence): Classification {
  const byName = codeOfName(evidence.name);
  const wrapped = evidence.name !== null && isWrapper(evidence.name);
  if (byName && !wrapped) return plain(byName, "medium", waitMinutes);
  const suggested = codeOfText(message) ?? byName ?? codeOfStatus(evidence.httpStatus);
  return plain(suggested ?? "Unrecognized", "low", waitMinutes);
}

function plain(
  code: Code,
  confidence: Classification["confidence"],
  waitMinutes: number | null,
): Classification {
  return {
    code,
    cause: null,
    confidence,
    owner: CODE_OWNER[code],
    waitMinutes,
    candidates: [],
    question: null,
  };
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
function htmlAnswer(evidence: ErrorEvidence, message: string): Code | null {
  const unparsed =
    evidence.name === "SyntaxError" ||
    message.includes("deserialization error: to see the raw response");
  if (!unparsed) return null;
  if (evidence.httpStatus === null || evidence.httpStatus < 429) return "UnexpectedResponse";
  return (
    codeOfStatus(evidence.httpStatus) ??
    (evidence.httpStatus >= 500 ? "InternalFailure" : "UnexpectedResponse")
  );
}
