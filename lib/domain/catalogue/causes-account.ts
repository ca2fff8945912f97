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
  "account-bedrock-not-allowed": {
    code: "ValidationError",
    title: "Account shut out of Bedrock",
    sentence: "AWS refuses this account all of Amazon Bedrock: every model, Region and caller.",
    steps: [
      {
        text: "Open a Support case of Account and billing, free on every plan, and quote the message with a request id.",
        link: "supportAccount",
      },
      { text: "Until AWS opens it, only another account can call Bedrock." },
    ],
    retry: NEVER,
    takes: "as long as the Support case",
  },
  "account-hold": {
    code: "ThrottlingException",
    title: "Account seems on hold",
    sentence:
      "Every token quota of this account is 0: AWS holds back accounts that are new, unverified or on an expired free plan.",
    steps: [
      {
        text: "Answer any mail of aws-verification@amazon.com; check registration, payment method and account plan.",
        link: "paymentMethods",
      },
      {
        text: "Open a Support case of Account and billing, free on every plan, and ask AWS to verify the account.",
        link: "supportAccount",
      },
    ],
    command: "quota",
    retry: AFTER_FIX,
    takes: "hours to days",
  },
  "region-not-opt-in": {
    code: "ValidationError",
    title: "Region can't be switched",
    sentence:
      "Every account has {region} already, or AWS does not know it; there is nothing to enable.",
    steps: [{ text: "Leave the Region as it is, or correct its code.", link: "optInRegions" }],
    command: "regionStatus",
    retry: NEVER,
    takes: "at once",
  },
  "region-change-in-progress": {
    code: "RegionEnabling",
    title: "Region is being switched",
    sentence: "AWS is still enabling or disabling {region}; a change under way can't be cancelled.",
    steps: [
      {
        text: "Wait until the change is through; it takes minutes to hours.",
        link: "optInRegions",
      },
    ],
    command: "regionStatus",
    retry: wait(15),
    takes: "minutes to hours",
  },
  "support-plan-required": {
    code: "Unrecognized",
    title: "Needs a Support plan",
    sentence: "The Support and Health APIs answer only accounts with Business Support or more.",
    steps: [
      {
        text: "Open the case in the console instead: one of Account and billing is free on every plan.",
        link: "supportAccount",
      },
      { text: "Or take a Support plan that has these APIs.", link: "supportPlans" },
    ],
    retry: NEVER,
    takes: "at once in the console",
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
    code: "DataRetentionNotAllowed",
    title: "Data retention mode not allowed",
    sentence: "{model} is not available under the account's data retention mode.",
    steps: [
      {
        text: "An account admin decides on the data retention mode of {region}: it says who may keep what every caller there sends.",
        link: "dataRetention",
      },
      { text: "Or use a model that allows the mode as it is.", link: "modelRegions" },
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
} as const satisfies Partial<Record<Cause, CauseEntry>>;
