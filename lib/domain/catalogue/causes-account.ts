import type { Cause } from "@/lib/domain/causes";
import type { CauseEntry } from "./entry";
import { AFTER_FIX, NEVER, wait } from "./retry";

/** What AWS holds against the account itself. */
export const ACCOUNT_CAUSES = {
  "account-not-authorized-for-operation": {
    code: "ValidationError",
    title: "Account may not use this",
    sentence: "The account, not the caller, may not use this operation.",
    steps: [
      {
        text: "Check whether access was granted in another Region, and call that one.",
        link: "modelCatalog",
      },
      {
        text: "Otherwise open a Support case with account, Region and request id.",
        link: "support",
      },
    ],
    command: "availability",
    retry: NEVER,
    takes: "as long as the Support case",
  },
  "region-unsupported-country": {
    code: "ValidationError",
    title: "Country not supported",
    sentence: "The provider does not sell to the country that AWS sees for this account or call.",
    steps: [
      {
        text: "Call from a supported location, without a VPN exit elsewhere.",
        link: "modelAccess",
      },
      {
        text: "Check the account's country, or use a model of another provider.",
        link: "modelCatalog",
      },
    ],
    retry: NEVER,
    takes: null,
  },
  "account-not-eligible-for-model": {
    code: "BadCScoreException",
    title: "Model not offered to account",
    sentence: "AWS does not offer {model} to this account.",
    steps: [
      {
        text: "Ask AWS Sales or the account team for access; nothing in the account changes it.",
        link: "sales",
      },
      { text: "Open a Support case with the request id.", link: "support" },
      { text: "Until then use an older model that is ready.", link: "modelCatalog" },
    ],
    command: "availability",
    retry: NEVER,
    takes: null,
  },
  "account-provider-blocked": {
    code: "ValidationError",
    title: "Account blocked for this provider",
    sentence: "AWS refuses this account every model of this provider.",
    steps: [
      { text: "Open a Support case; there is no setting for it.", link: "support" },
      {
        text: "Until then use a model of another provider, or another account.",
        link: "modelCatalog",
      },
    ],
    retry: NEVER,
    takes: null,
  },
  "account-operation-not-allowed": {
    code: "ValidationError",
    title: "Account is restricted",
    sentence:
      "AWS restricts this account; often it is new or unverified. Nothing in the request is wrong.",
    steps: [{ text: "Open a Support case and quote the message.", link: "support" }],
    command: "availability",
    retry: NEVER,
    takes: "as long as the Support case",
  },
  "channel-program-account": {
    code: "ValidationError",
    title: "Account belongs to a reseller",
    sentence: "The account belongs to an AWS reseller programme that {model} is not sold through.",
    steps: [
      { text: "Ask the AWS Solution Provider or Distributor behind the account.", link: "support" },
      {
        text: "Use Amazon's own models, or an account held directly with AWS.",
        link: "modelCatalog",
      },
    ],
    retry: NEVER,
    takes: null,
  },
  "account-verification-pending": {
    code: "AccessDeniedException",
    title: "Account being verified",
    sentence: "AWS is verifying this account.",
    steps: [
      { text: "Wait; verification normally takes less than 2 hours." },
      { text: "If it takes longer, open a Support case.", link: "support" },
    ],
    retry: wait(120),
    takes: "10 min to 2 hours",
  },
  "signup-iam-propagation": {
    code: "Unrecognized",
    title: "Sign-up not yet through",
    sentence: "IAM has not yet spread a setting that the sign-up needs.",
    steps: [{ text: "Press Continue again after a minute.", link: "accessDenied" }],
    retry: wait(1),
    takes: "about a minute",
  },
  "data-retention-mode-required": {
    code: "ValidationError",
    title: "Data retention mode not allowed",
    sentence: "{model} is not available under the account's data retention mode.",
    steps: [
      {
        text: "An account admin sets the Bedrock data retention mode that the model allows.",
        link: "dataRetention",
      },
    ],
    command: "retention",
    retry: AFTER_FIX,
    takes: "minutes",
  },
  "account-plan-excludes-service": {
    code: "Unrecognized",
    title: "Account plan excludes the service",
    sentence: "The account's plan, or its unfinished registration, does not include this service.",
    steps: [
      { text: "Upgrade the account plan and complete the registration.", link: "paymentMethods" },
    ],
    retry: AFTER_FIX,
    takes: "minutes to a day",
  },
  "quota-zero": {
    code: "ThrottlingException",
    title: "Token quota is 0",
    sentence: "The token quota for {model} is 0, so every call is refused.",
    steps: [
      {
        text: "Open a Support case of Account and billing, free on every plan: restore the applied value to the default.",
        link: "support",
      },
      {
        text: "Service Quotas takes no increase request for the default or less.",
        link: "serviceQuotas",
      },
    ],
    command: "quota",
    retry: AFTER_FIX,
    takes: "hours to days",
  },
  "tokens-per-day-zero": {
    code: "ThrottlingException",
    title: "Tokens per day are 0",
    sentence:
      "Cross-Model Max Tokens Per Day is 0 in {region}, so calls of every model are refused.",
    steps: [
      {
        text: "Open a Support case of Account and billing, free on every plan: restore quota L-E3F10727 to its default.",
        link: "support",
      },
      { text: "Support alone changes it; no increase request does.", link: "quotaDocs" },
    ],
    command: "quota",
    retry: AFTER_FIX,
    takes: "hours to days",
  },
  "account-hold": {
    code: "ThrottlingException",
    title: "Account may be on hold",
    sentence:
      "Every token quota that was read is 0 in every Region: AWS is verifying a new account, or its free plan has ended.",
    steps: [
      { text: "Answer any mail of aws-verification@amazon.com; verification takes up to a day." },
      { text: "Look whether the free plan has ended, and upgrade it.", link: "paymentMethods" },
      {
        text: "Else open a Support case of Account and billing, free on every plan.",
        link: "support",
      },
    ],
    retry: AFTER_FIX,
    takes: "hours to days",
  },
} as const satisfies Partial<Record<Cause, CauseEntry>>;
