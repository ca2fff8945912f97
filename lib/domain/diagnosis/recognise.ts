import { CAUSE_OWNER, CODE_OWNER } from "@/lib/domain/catalogue/owners";
import type { Code } from "@/lib/domain/codes";
import { codeOfText } from "./code-texts";
import { oneLine } from "./fold";
import { OF_GATEWAYS, RULES } from "./rules/all";
import { GATEWAY_MARK } from "./rules/gateway";
import type { Rule } from "./rules/rule";
import { OF_A_LIBRARY } from "./speaker";
import type { Classification, ErrorEvidence } from "./types";
import { codeOfName, codeOfStatus, isOfAws, isWrapper } from "./wire-codes";

const NAMED_WAIT =
  /(?:try|retry|wait|again)[^.]{0,40}?(?:after|in|for|within) (?:about |approximately |at least )?(\d{1,3}) ?(min|hour|sec)/;

const NEAR = 160;

/**
 * What one error says, by its exception name, HTTP status and text. What AWS said innermost goes before the words
 * that were wrapped around it. `message` is tidied and stripped.
 */
export function recognise(evidence: ErrorEvidence): Classification {
  const message = oneLine(evidence.message);
  const said = message.replace(OF_A_LIBRARY, "$1");
  const name = evidence.name && !isWrapper(evidence.name) ? `${evidence.name.toLowerCase()}: ` : "";
  const symptoms = isOfAws(evidence.name) ? RULES_OF_SYMPTOM : OF_ANYBODY;
  const waitMinutes = namedWait(message);
  const inner = innermost(said);
  const rule =
    (inner && firstMatch(inner, evidence.httpStatus, RULES_OF_CAUSE)) ??
    firstMatch(name + said, evidence.httpStatus, RULES_OF_CAUSE) ??
    firstMatch(name + said, evidence.httpStatus, symptoms);
  return rule
    ? byRule(rule, { evidence, waitMinutes })
    : byWire({ evidence, message, waitMinutes });
}

const RULES_OF_CAUSE = RULES.filter(({ symptom }) => !symptom);
const RULES_OF_SYMPTOM = RULES.filter(({ symptom }) => symptom);
/** Where no exception of AWS's is named, a gateway may be all that failed. */
const OF_ANYBODY = [...RULES_OF_SYMPTOM, ...OF_GATEWAYS];

/** Minutes that a text names ("try again after 5 minutes"), or null. Seconds round up. */
function namedWait(folded: string): number | null {
  const match = NAMED_WAIT.exec(folded);
  if (!match?.[1]) return null;
  const amount = Number.parseInt(match[1], 10);
  if (match[2] === "hour") return amount * 60;
  return match[2] === "sec" ? Math.ceil(amount / 60) : amount;
}

const AWS_MARK = /an error occurred \((\w{3,80})\)|\b(\w{3,80}exception)\b(?=[:("'}\]\s])/g;
const MESSAGE_MIN = 12;

/** From the last exception of AWS's own on, or null where no message follows it. */
function innermost(folded: string): string | null {
  const marks = [...folded.matchAll(AWS_MARK)].filter((mark) => {
    return isOfAws(mark[1] ?? mark[2] ?? null);
  });
  const last = marks.at(-1);
  if (!last || last.index === 0) return null;
  const inner = folded.slice(last.index);
  return inner.length - last[0].length >= MESSAGE_MIN ? inner : null;
}

function firstMatch(text: string, status: number | null, rules: readonly Rule[]): Rule | null {
  return (
    rules.find(
      (rule) =>
        (!rule.status || (status !== null && rule.status.includes(status))) &&
        rule.says.some((wording) => isSaid(text, wording, rule.beside)) &&
        !rule.unless?.test(text),
    ) ?? null
  );
}

function isSaid(text: string, wording: RegExp, beside: RegExp | undefined): boolean {
  const match = wording.exec(text);
  if (!match || !beside) return match !== null;
  const around = text.slice(Math.max(0, match.index - NEAR), match.index + match[0].length + NEAR);
  return beside.test(around);
}

type Wire = { evidence: ErrorEvidence; message: string; waitMinutes: number | null };

function byRule(rule: Rule, { evidence, waitMinutes }: Omit<Wire, "message">): Classification {
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

function byWire({ evidence, message, waitMinutes }: Wire): Classification {
  const byName = codeOfName(evidence.name);
  const wrapped = evidence.name !== null && isWrapper(evidence.name);
  if (byName && !wrapped) return plain(byName, "medium", waitMinutes);
  const gateway = GATEWAY_MARK.test(message);
  const wrapper = gateway && byName === "InternalFailure" ? null : byName;
  const status = gateway ? null : codeOfStatus(evidence.httpStatus);
  const suggested = codeOfText(message) ?? wrapper ?? status;
  return plain(suggested ?? "Unrecognized", "low", waitMinutes);
}

/** A code without a cause. */
export function plain(
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
