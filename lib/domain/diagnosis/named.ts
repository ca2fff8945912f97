import { type Figures, readFigures } from "./named-figures";
import { type Resource, readResource } from "./named-resource";

/** What an error names beside the call, for the words of its fix. Null is not in the text. */
export type Named = Figures & {
  resource: Resource | null;
  /** ARN of the policy that denies, where AWS says which. */
  policyArn: string | null;
  /** The host that was called, or that could not be reached. */
  host: string | null;
  /** A named profile of the AWS files. */
  profile: string | null;
  /** Actions that the text names, such as those a role lacks. */
  actions: readonly string[];
  /** The field, parameter or flag that is refused. */
  field: string | null;
  /** A statement for a database that the text gives. */
  statement: string | null;
  /** The service name that a signature should have had. */
  signFor: string | null;
  /** What refuses a knowledge base its store. */
  store: "opensearch" | "other" | null;
  /** The text speaks of a role that can't be assumed. */
  trust: boolean;
};

const DENYING_POLICY = /\bpolicy: (arn:aws[a-z-]{0,12}:[\w:/+=,.@*-]{4,400}\w)/i;
const HOST = "([a-z0-9][a-z0-9-]{0,62}(?:\\.[a-z0-9-]{1,63}){1,8})";

/** Most telling first: what could not be reached, then what was called. */
const HOSTS = [
  new RegExp(
    `\\b(?:connect to|connecting to|reach|resolve(?: host)?:?|lookup|enotfound|getaddrinfo|eai_again|host:?) ["']?${HOST}`,
    "gi",
  ),
  new RegExp(
    `\\b(?:endpoint url|for url|request to|url|post|get|calling)["']?:? {0,2}["']?https?://${HOST}`,
    "gi",
  ),
  new RegExp(`https?://${HOST}`, "gi"),
];

/** Hosts that a message sends its reader to; no call goes there. */
const TO_READ =
  /^(?:docs\.|developer\.|support\.|repost\.)|(?:^|\.)(?:console\.aws\.amazon\.com|aws\.amazon\.com|github\.com|stackoverflow\.com|pydantic\.dev|amazonaws-us-gov\.com)$/i;
const IS_HOST = /\.[a-z]{2,24}$/i;

const PROFILES = [
  /--profile[ =]["']?([\w.@+-]{1,64})/,
  /\bAWS_PROFILE["']? ?[=:] ?["']?([\w.@+-]{1,64})/,
  /(?<!inference[ -])(?<!instance[ -])\bprofile(?: named)? ["'([]{1,2}([\w.@+ -]{1,64}?)["')\]]/i,
  /\[profile ([\w.@+ -]{1,64})\]/,
  /(?<!inference )(?<!instance )\bprofile ([\w.@+-]{2,64}) (?:could not|couldn't|was not found|is not|not found|does not|doesn't)/i,
];

const ACTION =
  /\b(?:ecr|s3|kms|aoss|es|rds-data|rds|lambda|secretsmanager|bedrock(?:-[a-z]{2,20})?|logs|iam|sts|servicequotas|account|dynamodb):[A-Z][A-Za-z0-9]{2,60}\b/g;

const FIELDS = [
  /\b(?:extraneous|required) key \[([\w.#/-]{1,80})\]/i,
  /\b([a-z_]\w{0,40}(?:\.\w{1,40}){1,8}): (?:extra inputs|field required|input should|value error)/i,
  /\b([a-z_]\w{0,40}): (?:extra inputs are not permitted|field required)/i,
  /\b(beta flag)\b/i,
];
const SQL = /\b((?:CREATE (?:INDEX|EXTENSION|TABLE)|ALTER TABLE|GRANT) [^;"]{4,400};?)/;
const SIGN_FOR = /scoped to correct service: ?["']?([a-z][a-z0-9-]{1,40})/i;
const OPENSEARCH = /security_exception|opensearch|\baoss\b/i;
const STORE = /\bvector (?:store|database|index)|storage configuration|bad authori[sz]ation/i;
const TRUST =
  /\btrust (?:policy|relationship)|(?:cannot|can't|unable to|not able to|failed to|not) (?:be )?assume/i;

/** Reads a tidied text. Every pattern is linear: no input takes long. */
export function readNamed(text: string): Named {
  const line = text.replace(/\s{1,200}/g, " ");
  return {
    resource: readResource(line),
    policyArn: DENYING_POLICY.exec(line)?.[1] ?? null,
    host: readHost(line),
    profile: firstOf(line, PROFILES),
    actions: [...new Set(line.match(ACTION) ?? [])],
    field: firstOf(line, FIELDS),
    statement: SQL.exec(line)?.[1]?.trim() ?? null,
    signFor: SIGN_FOR.exec(line)?.[1] ?? null,
    store: storeOf(line),
    trust: TRUST.test(line),
    ...readFigures(text),
  };
}

/** A text that names nothing. */
export const NOTHING_NAMED: Named = readNamed("");

function firstOf(text: string, patterns: readonly RegExp[]): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found) return found;
  }
  return null;
}

function readHost(text: string): string | null {
  for (const pattern of HOSTS) {
    for (const [, found] of text.matchAll(pattern)) {
      const host = found?.toLowerCase();
      if (host && IS_HOST.test(host) && !TO_READ.test(host)) return host;
    }
  }
  return null;
}

function storeOf(text: string): Named["store"] {
  if (OPENSEARCH.test(text)) return "opensearch";
  return STORE.test(text) ? "other" : null;
}
