import type { Code } from "@/lib/domain/codes";
import type { CodeEntry } from "./entry";

const BACKOFF =
  "Retry with exponential backoff and random jitter; the AWS SDKs do it in standard mode.";
const PROVISIONED = "For high throughput, consider Provisioned Throughput.";

/**
 * Faults of the request and of the service. Each entry holds the whole of the page's advice; where its Solution is empty the steps
 * come from the current page:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html
 */
export const REQUEST_ENTRIES = {
  IncompleteSignature: {
    title: "Request signature not acceptable",
    httpStatus: 400,
    cause: "The request signature does not conform to AWS standards.",
    steps: [
      { text: "Use a version of the AWS SDK that supports Amazon Bedrock.", link: "cliInstall" },
      {
        text: "Check that access key id and secret access key are entered as issued.",
        link: "accessKeys",
      },
      {
        text: "If the request is signed by hand or passes a proxy, check how the signature is made.",
        link: "signing",
      },
    ],
    command: "configureList",
    anchor: "ts-incomplete-signature",
    retry: { rule: "after-fix", afterMinutes: null },
    takes: "at once",
  },
  InternalFailure: {
    title: "AWS had a fault",
    httpStatus: 500,
    cause: "The request failed because of an error on AWS's side.",
    steps: [
      { text: BACKOFF, link: "retries" },
      { text: "Look for an announced event.", link: "health" },
      { text: "If it goes on, open a Support case with the request id.", link: "support" },
    ],
    anchor: "ts-internal-failure",
    retry: { rule: "backoff", afterMinutes: null },
    takes: "usually seconds to minutes",
  },
  InvalidAction: {
    title: "Operation not known",
    httpStatus: 400,
    cause: "The action or operation that was asked for is not valid.",
    steps: [
      { text: "Check spelling and format of the action's name." },
      {
        text: "Check in the API reference that Amazon Bedrock supports it at this endpoint.",
        link: "apiReference",
      },
      { text: "Update the AWS SDK or CLI to its newest version.", link: "cliInstall" },
    ],
    command: "version",
    anchor: "ts-invalid-action",
    retry: { rule: "never", afterMinutes: null },
    takes: "at once",
  },
  RequestExpired: {
    title: "Clock of the caller is off",
    httpStatus: 400,
    cause: "The timestamp of the request is more than five minutes away from AWS's time.",
    steps: [
      { text: "Synchronise the system clock with a reliable time source.", link: "clock" },
      { text: "Across time zones, make sure that timestamps are in UTC." },
      { text: "Restart containers or WSL that slept: their clock stands behind.", link: "signing" },
    ],
    command: "clock",
    anchor: "ts-request-expired",
    retry: { rule: "after-fix", afterMinutes: null },
    takes: "at once",
  },
  ServiceUnavailable: {
    title: "Service short of capacity",
    httpStatus: 503,
    cause: "The service can't take the request at the moment because demand is high.",
    now: "503 means capacity, not the account's quotas; AWS's earlier text called it regular throttling.",
    steps: [
      { text: BACKOFF, link: "retries" },
      {
        text: "Let the application expect status 503 in its error handling and retries.",
        link: "backoff",
      },
      {
        text: "If it goes on, switch to another Region where the model is ready.",
        link: "modelRegions",
      },
      {
        text: "Use Cross-Region inference to spread bursts over several Regions.",
        link: "crossRegion",
      },
      { text: PROVISIONED, link: "provisioned" },
      { text: "Look for announced issues or maintenance.", link: "health" },
      { text: "If it is frequent, ask AWS Support.", link: "support" },
    ],
    command: "listProfiles",
    anchor: "ts-service-unavailable",
    retry: { rule: "backoff", afterMinutes: null },
    takes: "usually seconds to minutes",
  },
  ThrottlingException: {
    title: "Quota exceeded",
    httpStatus: 429,
    cause: "The request exceeds the account's quotas for Amazon Bedrock.",
    now: "Bedrock limits tokens per minute and day; requests-per-minute quotas are shown but no longer enforced.",
    steps: [
      {
        text: "Look at the Amazon Bedrock quotas that apply to the account.",
        link: "serviceQuotas",
      },
      { text: BACKOFF, link: "retries" },
      { text: PROVISIONED, link: "provisioned" },
      {
        text: "If traffic exceeds the quota, request an increase from the account manager or AWS Support.",
        link: "quotaIncrease",
      },
    ],
    command: "quota",
    anchor: "ts-throttling-exception",
    retry: { rule: "backoff", afterMinutes: null },
    takes: "a minute by itself; an increase takes days",
  },
  ValidationError: {
    title: "Request not valid",
    httpStatus: 400,
    cause: "The input does not meet the constraints of Amazon Bedrock.",
    steps: [
      {
        text: "Check in the API reference that all required parameters are there, in the right format.",
        link: "apiReference",
      },
      {
        text: "Check that values are within the allowed ranges and match the patterns.",
        link: "modelParameters",
      },
      {
        text: "Mind the validation rules of the action itself in the API reference.",
        link: "apiReference",
      },
    ],
    anchor: "ts-validation-error",
    retry: { rule: "never", afterMinutes: null },
    takes: "at once",
  },
  ResourceNotFound: {
    title: "Model or resource not found",
    httpStatus: 404,
    cause: "The model id or another resource does not exist in this Region.",
    steps: [
      {
        text: "Check model id, endpoint name and other identifiers in the request, and the Region.",
        link: "modelRegions",
      },
      { text: "Let the application fall back to another model when one is not found." },
      {
        text: "Use ListFoundationModels to see which models the Region has.",
        link: "modelCatalog",
      },
      { text: "Synchronise the application's list of models periodically.", link: "lifecycle" },
      { text: "If it goes on, ask AWS Support.", link: "support" },
    ],
    command: "listModels",
    anchor: "ts-resource-not-found",
    retry: { rule: "never", afterMinutes: null },
    takes: "at once",
  },
} as const satisfies Partial<Record<Code, CodeEntry>>;
