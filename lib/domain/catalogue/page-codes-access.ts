import type { Code } from "@/lib/domain/codes";
import type { CodeEntry } from "./entry";

/**
 * Refusals of access. Each entry holds the whole of the page's advice; where its Solution is empty the steps
 * come from the current page:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html
 */
export const ACCESS_ENTRIES = {
  AccessDeniedException: {
    title: "Permission for this action missing",
    httpStatus: 403,
    cause: "The caller has no permission for the action it asked for.",
    steps: [
      {
        text: "Check that the policies of the IAM user or role allow {action} on {resource}.",
        link: "iam",
      },
      { text: "With temporary credentials, check that they have not expired." },
      { text: "The end of the message names the policy that refuses.", link: "accessDenied" },
    ],
    command: "callerIdentity",
    anchor: "ts-access-denied",
    retry: { rule: "after-fix", afterMinutes: 2 },
    takes: "up to 2 min after the policy changes",
  },
  BadCScoreException: {
    title: "Account not entitled to this model",
    httpStatus: 403,
    cause: "AWS does not entitle this account to the model and gives no reason.",
    now: "AWS no longer lists this code on its page; the refusal still arrives as AccessDeniedException.",
    steps: [
      { text: "Open a Support case with account, model, Region and request id.", link: "support" },
      { text: "Until then use another model that is ready in {region}.", link: "modelCatalog" },
    ],
    command: "availability",
    anchor: null,
    retry: { rule: "never", afterMinutes: null },
    takes: null,
  },
  FTUFormNotFilled: {
    title: "Anthropic use case form missing",
    httpStatus: 404,
    cause: "The Anthropic use case details have not been submitted for this account.",
    steps: [
      {
        text: "Open an Anthropic model in the catalog of {region} and submit the use case form.",
        link: "modelCatalog",
      },
      {
        text: "An opt-in Region needs a form of its own; the management account's form is inherited.",
        link: "modelAccess",
      },
    ],
    command: "submitForm",
    anchor: "ts-ftu-form",
    retry: { rule: "after-fix", afterMinutes: 15 },
    takes: "at once, at most 15 min",
  },
  InvalidClientTokenId: {
    title: "Access key not known",
    httpStatus: 403,
    cause: "AWS does not know the access key, or the Region is not enabled for the account.",
    steps: [
      {
        text: "Check that the access key id is the right one and still active.",
        link: "accessKeys",
      },
      { text: "If new keys were created, check that they are used, not the old ones." },
      {
        text: "If the same credentials work in us-east-1, the Region is not enabled.",
        link: "regionOptIn",
      },
    ],
    command: "callerIdentity",
    anchor: "ts-invalid-client-token",
    retry: { rule: "after-fix", afterMinutes: null },
    takes: "at once; enabling a Region takes minutes to hours",
  },
  MPAgreementFailed: {
    title: "Marketplace agreement failed",
    httpStatus: 403,
    cause:
      "The AWS Marketplace agreement for the model failed: payment method, geography or permission.",
    now: "AWS now names invalid payment methods and restricted geography as causes.",
    steps: [
      {
        text: "Check that the account has a valid default payment method.",
        link: "paymentMethods",
      },
      {
        text: "Check that the account's country is one the provider sells to.",
        link: "modelAccess",
      },
      {
        text: "Let one admin with Marketplace rights accept the offer once more.",
        link: "modelCatalog",
      },
      { text: "If it fails again, open a Support case.", link: "support" },
    ],
    command: "availability",
    anchor: "ts-mp-agreement-failed",
    retry: { rule: "after-fix", afterMinutes: 2 },
    takes: "2 to 15 min after the cause is removed",
  },
  MPAgreementPending: {
    title: "Agreement pending past 15 minutes",
    httpStatus: 403,
    cause: "The agreement was accepted, but AWS has not finished it within its 15 minutes.",
    steps: [
      { text: "Try the call again every 15 minutes." },
      { text: "If it goes on, send AWS Support the request and the error.", link: "support" },
    ],
    command: "availability",
    anchor: "ts-mp-agreement-pending",
    retry: { rule: "wait", afterMinutes: 15 },
    takes: "try every 15 min, then AWS Support",
  },
  MPAgreementBeingCreated: {
    title: "Agreement being created",
    httpStatus: 403,
    cause: "AWS Marketplace is still processing the subscription for this model.",
    steps: [
      {
        text: "Try again after 15 minutes. Calls may succeed meanwhile and still fail later.",
        link: "modelAccess",
      },
    ],
    command: "availability",
    anchor: "ts-mp-agreement-created",
    retry: { rule: "wait", afterMinutes: 15 },
    takes: "up to 15 min",
  },
  NotAuthorized: {
    title: "Not authorized",
    httpStatus: 400,
    cause: "The caller or the account may not perform this action.",
    steps: [
      {
        text: "Check the IAM permissions for {action} on Amazon Bedrock resources.",
        link: "iam",
      },
      {
        text: "With an IAM role, check its permissions and its trust relationship.",
        link: "roles",
      },
      { text: "Check for service control policies that restrict the account.", link: "scp" },
    ],
    command: "callerIdentity",
    anchor: "ts-not-authorized",
    retry: { rule: "after-fix", afterMinutes: 2 },
    takes: "up to 2 min after the policy changes",
  },
} as const satisfies Partial<Record<Code, CodeEntry>>;
