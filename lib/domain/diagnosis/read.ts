import { REGIONS } from "@/lib/domain/known-regions";
import { partitionOf } from "@/lib/domain/region";
import { PROFILE_PREFIX } from "@/lib/domain/routes";
import type { ReadFromText } from "./types";

const REGION = "((?:us|eu|ap|sa|ca|me|af|il|mx|cn|us-gov|eusc-de)-[a-z]{4,9}-\\d)";

/** Most telling first: the Region that was called, then the one of a resource. */
const REGION_PATTERNS = [
  new RegExp(
    `(?:region|region_name|aws_?region|awsregion)["']?\\s{0,4}[:=]\\s{0,4}["']?${REGION}\\b`,
    "i",
  ),
  new RegExp(`\\bbedrock[\\w-]{0,24}\\.${REGION}\\.`, "i"),
  new RegExp(`/\\d{8}/${REGION}/bedrock/`, "i"),
  new RegExp(`//${REGION}\\.console\\.`, "i"),
  new RegExp(`\\barn:aws[a-z-]{0,12}:bedrock[a-z-]{0,20}:${REGION}:`, "i"),
  new RegExp(`\\bregion ${REGION}\\b`, "i"),
];
const ANY_REGION = new RegExp(`\\b${REGION}\\b`, "g");
const KNOWN_REGIONS = new Set(REGIONS.map((info) => info.region));

const MODEL_ID = "[a-z0-9-]{2,24}\\.[a-z0-9][a-z0-9._-]{1,90}(?::[a-z0-9]{1,6}){0,2}";
const PROVIDERS =
  "ai21|amazon|anthropic|cohere|deepseek|google|luma|meta|minimax|mistral|moonshot|moonshotai|nvidia|openai|qwen|stability|twelvelabs|writer|xai|zai";

/** What was called goes before what it was routed to. */
const MODEL_PATTERNS = [
  new RegExp(`model[ _]?id["']?\\s{0,3}[:=]\\s{0,3}["']?((?:[a-z-]{2,8}\\.)?${MODEL_ID})`, "gi"),
  new RegExp(`inference-profile/((?:[a-z-]{2,8}\\.)?${MODEL_ID})`, "g"),
  new RegExp(
    `(?:^|[^\\w.@/-]|/model/|/converse/|/invoke/|bedrock/|foundation-model/)((?:${PROFILE_PREFIX}\\.)?(?:${PROVIDERS})\\.[a-z][a-z0-9._-]{0,90}(?::[a-z0-9]{1,6}){0,2})`,
    "g",
  ),
  new RegExp(`foundation-model/(${MODEL_ID})`, "g"),
];
const NO_MODEL = /\.(?:com|org|net|io|dev|ai|awssdk)(?:[./:]|$)/;

const ACCOUNT_PATTERNS = [
  /\barn:aws[a-z-]{0,12}:(?:sts|iam)::(\d{12}):/,
  /\barn:aws[a-z-]{0,12}:[a-z-]{2,24}:[a-z0-9-]{0,24}:(\d{12}):/,
  /account(?:[ _-]?id)?["']?\s{0,3}[:=]?\s{0,3}["']?(\d{12})\b/i,
];

const ACTION_PATTERNS = [
  /\bperform(?:ing)?:? (?:the action )?'?([a-z][a-z0-9-]{1,40}:[A-Za-z][A-Za-z0-9]{2,60})/,
  /\b((?:bedrock|bedrock-mantle|bedrock-agentcore|aws-marketplace|sts|iam|s3|kms|lambda|sagemaker|servicequotas|account|organizations|signin|ec2|aoss|secretsmanager|logs):[A-Z][A-Za-z0-9]{2,60})\b/,
];

const OPERATION_PATTERNS = [
  /when calling the (\w{3,60}) operation/,
  /operation error [A-Za-z0-9 ]{2,40}: (\w{3,60})/,
  /"?eventName"?\s{0,3}[:=]\s{0,3}"?(\w{3,60})/,
  /\b([A-Z][a-z]{1,20}[A-Z]\w{2,60}|Converse|Retrieve) operation\b/,
  /(?:^|[^:\w.])((?:InvokeModelWithResponseStream|InvokeModel|ConverseStream|Converse|CountTokens|InvokeAgent|RetrieveAndGenerate|CreateFoundationModelAgreement|GetFoundationModelAvailability|PutUseCaseForModelAccess|GetUseCaseForModelAccess|ListFoundationModels|ListInferenceProfiles|ListFoundationModelAgreementOffers|CreateModelInvocationJob|StartIngestionJob|ApplyGuardrail)(?:Command)?)\b/,
];

const REQUEST_ID =
  /request[ _-]?id["']?\)?\s{0,3}[:=(]?\s{0,3}["']?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/i;

const STATUS_PATTERNS = [
  /status[ _]?code["']?\s{0,3}[:=(]?\s{0,3}["']?(?:HTTP status code: |http_status_)?([1-5]\d\d)\b/i,
  /\bHTTP(?:\/[\d.]{1,3})?[ :]{1,2}(?:status )?([1-5]\d\d)\b/i,
  /\b(?:error code|api error|status|failurecode|returned|client error|server error|(?<!os )error)["']?\s{0,3}[:=]?\s{0,3}["']?\(?([1-5]\d\d)\b/i,
  /"code"\s{0,3}:\s{0,3}"?([1-5]\d\d)\b/,
  /(?:^|\n)\s{0,8}([45]\d\d)[ :]/,
  /: ([45]\d\d)(?:\s{0,4}$| ?[{["])/,
  /\(([45]\d\d) [A-Z]/,
  /\b([45]\d\d) ?(?=\{["'])/,
];

/** What a tidied text tells of the call; null is not in the text. */
export function readText(text: string): ReadFromText {
  const plain = text.replace(/%(?:25){0,4}3A/gi, ":");
  const status = first(plain, STATUS_PATTERNS);
  return {
    region: readRegion(plain),
    modelId: readModel(plain),
    accountId: first(plain, ACCOUNT_PATTERNS),
    action: first(plain, ACTION_PATTERNS),
    operation: first(plain, OPERATION_PATTERNS)?.replace(/Command$/, "") ?? null,
    requestId: REQUEST_ID.exec(plain)?.[1] ?? null,
    httpStatus: status === null ? null : Number.parseInt(status, 10),
  };
}

function first(text: string, patterns: readonly RegExp[]): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found) return found;
  }
  return null;
}

function readRegion(text: string): string | null {
  const named = first(text, REGION_PATTERNS)?.toLowerCase();
  if (named && partitionOf(named)) return named;
  for (const match of text.matchAll(ANY_REGION)) {
    if (match[1] && KNOWN_REGIONS.has(match[1])) return match[1];
  }
  return null;
}

function readModel(text: string): string | null {
  for (const pattern of MODEL_PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const id = match[1]?.replace(/[.:_-]{1,4}$/, "");
      if (id && /[-\d]/.test(id.slice(id.indexOf(".") + 1)) && !NO_MODEL.test(`${id}/`)) return id;
    }
  }
  return null;
}
