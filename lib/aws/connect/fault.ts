import { classify } from "@/lib/domain/diagnosis/classify";
import { sanitizeMessage } from "@/lib/domain/diagnosis/sanitize";
import type { Classification, ErrorEvidence } from "@/lib/domain/diagnosis/types";
import { type Fault, OTHER_FORM } from "@/lib/domain/facts/fault";
import { printable } from "@/lib/domain/printable";
import type { EpochMs } from "@/lib/domain/time";

type Thrown = {
  name?: unknown;
  message?: unknown;
  code?: unknown;
  cause?: unknown;
  errors?: unknown;
  reason?: unknown;
  Output?: unknown;
  $metadata?: { httpStatusCode?: number; requestId?: string };
  $response?: { statusCode?: number; headers?: Record<string, string> };
};

/** A thrown value is anything; every field is checked before use. */
const asThrown = (value: unknown): Thrown =>
  typeof value === "object" && value !== null ? (value as Thrown) : { message: String(value) };

const CHAIN_MAX = 5;

/** Names, codes and messages along the cause chain, since Node hides the reason of a failed connection there. */
function chainOf(error: unknown): string[] {
  const texts: string[] = [];
  let next: unknown = error;
  for (let depth = 0; depth < CHAIN_MAX && next !== undefined && next !== null; depth += 1) {
    const { message, code, cause, errors } = asThrown(next);
    for (const text of [message, code]) {
      if (typeof text !== "string" || text === "") continue;
      if (!texts.some((known) => known.includes(text))) texts.push(text);
    }
    next = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return texts;
}

const SYSTEM_CODE = /^E[A-Z]{3,}$/;
const UNREADABLE = /\s*Deserialization error: to see the raw response[\s\S]*$/;

/** The system's code of a broken connection, wherever in the chain it stands. */
function systemCode(texts: readonly string[]): string | null {
  return texts.find((text) => SYSTEM_CODE.test(text)) ?? null;
}

/** The SDK's name for an answer that names no error. */
const UNNAMED = /^Unknown(?:Error)?$/;
const HTML = /^text\/html\b/i;

/**
 * The exception's name. The front of some services gives it within `Output`; and a page of HTML that stands for an answer of
 * XML is parsed as if it were one.
 */
function nameOf({ name, Output, $response }: Thrown): string | null {
  const own = typeof name === "string" ? name : null;
  if (own !== null && !UNNAMED.test(own)) return own;
  const type = typeof Output === "object" && Output ? Reflect.get(Output, "__type") : null;
  if (typeof type === "string") return type.slice(type.lastIndexOf("#") + 1);
  return HTML.test($response?.headers?.["content-type"] ?? "") ? "SyntaxError" : own;
}

const REASON = /^\w{3,60}$/;

/** What some exceptions say beside a message that says nothing: `FAILED_KYC_COMPLIANCE`. */
const reasonOf = ({ reason }: Thrown): string =>
  typeof reason === "string" && REASON.test(reason) ? ` (${reason})` : "";

/**
 * What a thrown value tells. A connection that broke in the middle of an answer carries that answer's status, which
 * says nothing then; an answer that the SDK could not parse is named so whatever it threw.
 */
export function evidenceOf(error: unknown, operation: string | null): ErrorEvidence {
  const thrown = asThrown(error);
  const texts = chainOf(error);
  const message = texts.join(": ");
  const broken = systemCode([String(thrown.code ?? ""), ...texts]);
  const name = nameOf(thrown);
  const status = thrown.$metadata?.httpStatusCode ?? thrown.$response?.statusCode ?? null;
  return {
    name: broken ?? (UNREADABLE.test(message) ? "SyntaxError" : name),
    httpStatus: broken ? null : status,
    message: message.replace(UNREADABLE, ""),
    operation,
  };
}

/** A scan keeps to its own time limits; and only it can tell that a Region has no endpoint, since other names must resolve. */
function aloneTold({
  code,
  cause,
  owner,
}: Classification): Pick<Fault, "code" | "cause" | "owner"> {
  if (code === "NetworkError" && cause === "client-timeout")
    return { code, cause, owner: "network" };
  if (cause !== "region-no-bedrock-endpoint") return { code, cause, owner };
  return { code, cause: "network-unreachable", owner: "network" };
}

const FAULTS = new WeakMap<object, Fault>();

/** An error for the SDK to carry through, which is `fault` again for whoever catches it. */
export function errorOf(fault: Fault): Error {
  const error = new Error(fault.message);
  FAULTS.set(error, fault);
  return error;
}

/** When and at which of our attempts a fault was met. */
export type Met = { operation: string | null; now: EpochMs; attempt: number };

/** Types what a call threw. The message is made safe to show; the request id is kept. */
export function faultOf(error: unknown, at: Met): Fault {
  const known = typeof error === "object" && error !== null ? FAULTS.get(error) : undefined;
  if (known) {
    const operation = known.operation ?? at.operation;
    return { ...known, operation, at: at.now, attempt: at.attempt };
  }
  const evidence = evidenceOf(error, at.operation);
  const thrown = asThrown(error);
  if (isOfOtherForm(thrown, evidence)) return otherForm(thrown, at);
  const unparsed = evidence.name === "SyntaxError";
  const message = `${evidence.message}${reasonOf(thrown)}`;
  const told = aloneTold(classify({ ...evidence, message }));
  return {
    ...told,
    ...(unparsed && told.code === "UnexpectedResponse" && { cause: "answer-not-json" }),
    message: unparsed
      ? `The answer${evidence.httpStatus ? `, HTTP ${evidence.httpStatus},` : ""} is not the JSON or XML that AWS documents.`
      : printable(sanitizeMessage(evidence.message)),
    operation: at.operation,
    requestId: thrown.$metadata?.requestId ?? requestIdIn(thrown.$response?.headers) ?? null,
    httpStatus: evidence.httpStatus,
    at: at.now,
    attempt: at.attempt,
  };
}

const NOT_A_VALUE = /^(?:TypeError|RangeError)$/;

/** Parsed, and then holding what is no value of its kind, as a date that is none: AWS said it, and says it again. */
const isOfOtherForm = ({ name, message }: Thrown, { httpStatus }: ErrorEvidence): boolean =>
  typeof name === "string" &&
  NOT_A_VALUE.test(name) &&
  UNREADABLE.test(String(message)) &&
  httpStatus !== null &&
  httpStatus < 300;

function otherForm(thrown: Thrown, { operation, now, attempt }: Met): Fault {
  const said = String(thrown.message).replace(UNREADABLE, "");
  return {
    ...OTHER_FORM,
    message: `The answer of ${operation ?? "AWS"} does not have the documented form: ${printable(sanitizeMessage(said))}`,
    operation,
    requestId: thrown.$metadata?.requestId ?? requestIdIn(thrown.$response?.headers) ?? null,
    httpStatus: thrown.$metadata?.httpStatusCode ?? thrown.$response?.statusCode ?? null,
    at: now,
    attempt,
  };
}

/** An answer that could not be parsed has no metadata, but still its headers. */
function requestIdIn(headers: Readonly<Record<string, string>> = {}): string | undefined {
  const found = Object.entries(headers).find(([name]) =>
    /^x-amzn?-request-?id$/.test(name.toLowerCase()),
  );
  return found?.[1];
}

/** Retry-After of a refused call in milliseconds, or null. */
export function retryAfterMs(error: unknown): number | null {
  const text = asThrown(error).$response?.headers?.["retry-after"];
  const seconds = Number(text);
  return text !== undefined && text !== "" && Number.isFinite(seconds) && seconds >= 0
    ? seconds * 1_000
    : null;
}
