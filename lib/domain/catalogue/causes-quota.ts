import type { Cause } from "@/lib/domain/causes";
import type { CauseEntry } from "./entry";
import { AFTER_FIX, afterFix, BACKOFF, NEVER, wait } from "./retry";

const BY_SUPPORT = { retry: AFTER_FIX, takes: "hours to days" } as const;

/**
 * What the account's quotas stop, and what Service Quotas answers to a request. Service Quotas takes no value that is not
 * above the default, so a quota of 0 or below its default is restored by a Support case alone:
 * https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html
 */
export const QUOTA_CAUSES = {
  "tpm-quota": {
    code: "ThrottlingException",
    title: "Tokens per minute used up",
    sentence: "The account's tokens-per-minute quota for {model} is used up.",
    steps: [
      {
        text: "Retry with backoff and jitter, and set max_tokens no higher than needed: left out, it reserves the model's maximum.",
        link: "retries",
      },
      {
        text: "Look at the quota that applies: one below its default is restored by AWS Support, free of charge; only above the default can more be requested.",
        link: "serviceQuotas",
      },
      { text: "Spread calls over an inference profile.", link: "crossRegion" },
    ],
    command: "quota",
    retry: BACKOFF,
    takes: "a minute by itself; a higher quota takes days",
  },
  "rpm-quota": {
    code: "ThrottlingException",
    title: "Too many requests",
    sentence: "Requests come faster than AWS takes them from this account.",
    steps: [
      { text: "Retry with backoff and jitter, and send fewer calls at once.", link: "retries" },
      {
        text: "Look at the token quotas: AWS no longer enforces requests per minute on Bedrock's models.",
        link: "serviceQuotas",
      },
    ],
    command: "quota",
    retry: BACKOFF,
    takes: "a minute by itself",
  },
  "daily-token-quota": {
    code: "ThrottlingException",
    title: "Tokens per day used up",
    sentence: "The account's tokens-per-day quota is used up, or next to zero.",
    steps: [
      {
        text: "If the first call of the day fails too, on Amazon models as well, the account is new or unverified: ask AWS Support.",
        link: "supportAccount",
      },
      {
        text: "Otherwise wait until the next day. AWS Support alone raises Cross-Model Max Tokens Per Day.",
        link: "quotaIncrease",
      },
    ],
    command: "quota",
    retry: wait(1440),
    takes: "until the next day, or the Support case",
  },
  "quota-zero": {
    code: "ThrottlingException",
    title: "Token quota is 0",
    sentence:
      "The token quota for {model} is 0, so every call is refused; waiting changes nothing.",
    steps: [
      {
        text: "Open a Support case of Account and billing, free on every plan: ask AWS to restore the quota to its default.",
        link: "supportAccount",
      },
      {
        text: "Service Quotas can't: it takes no value that is not above the default.",
        link: "serviceQuotas",
      },
    ],
    command: "quota",
    ...BY_SUPPORT,
  },
  "tokens-per-day-zero": {
    code: "ThrottlingException",
    title: "Tokens per day are 0",
    sentence:
      "Cross-Model Max Tokens Per Day is 0 in {region}, so every model there is refused; waiting changes nothing.",
    steps: [
      {
        text: "Open a Support case of Account and billing, free on every plan: ask AWS to restore L-E3F10727 to its default.",
        link: "supportAccount",
      },
    ],
    command: "tokensPerDay",
    ...BY_SUPPORT,
  },
  "quota-increase-requests-exceeded": {
    code: "Unrecognized",
    title: "Too many quota requests open",
    sentence: "Service Quotas takes no further request until an open one is decided.",
    steps: [{ text: "Wait until open requests are decided.", link: "serviceQuotas" }],
    command: "quotaRequests",
    retry: wait(60),
    takes: "hours to days",
  },
  "quota-not-above-default": {
    code: "ValidationError",
    title: "Value not above the default",
    sentence:
      "Service Quotas takes no value that is not above AWS's default, even where the applied value is below it.",
    steps: [
      {
        text: "Open a Support case of Account and billing, free on every plan: ask AWS to restore the quota to its default.",
        link: "supportAccount",
      },
      { text: "If more than the default is needed, ask for that value.", link: "serviceQuotas" },
    ],
    command: "quota",
    ...BY_SUPPORT,
  },
  "quota-not-adjustable": {
    code: "ValidationError",
    title: "Quota can't be raised here",
    sentence: "Service Quotas can't change this quota; AWS Support decides.",
    steps: [
      { text: "Open a Support case with quota, Region and use.", link: "supportQuotaForm" },
      { text: "Or call the model by a route whose quota is adjustable.", link: "crossRegion" },
    ],
    command: "quota",
    ...BY_SUPPORT,
  },
  "quota-request-open": {
    code: "Unrecognized",
    title: "Quota request already open",
    sentence: "A request for this quota is open already; AWS takes one at a time.",
    steps: [
      { text: "Wait for its answer; only its Support case can change it.", link: "serviceQuotas" },
    ],
    command: "quotaRequests",
    retry: wait(1440),
    takes: "1 to 3 business days",
  },
  "quota-request-decided": {
    code: "ValidationError",
    title: "Quota request no longer open",
    sentence: "The quota request is decided or has a Support case already.",
    steps: [{ text: "Read the request's state; its case has the answer.", link: "serviceQuotas" }],
    command: "quotaRequests",
    retry: NEVER,
    takes: "at once",
  },
  "quota-not-in-region": {
    code: "ResourceNotFound",
    title: "No such quota here",
    sentence: "The quota code does not exist in {region}.",
    steps: [{ text: "List the quotas of the Region that is meant.", link: "serviceQuotas" }],
    command: "quota",
    retry: NEVER,
    takes: "with the next call",
  },
  "quota-service-role-missing": {
    code: "AccessDeniedException",
    title: "Service Quotas lacks its role",
    sentence:
      "The first quota request of an account makes a service-linked role, and the caller may not.",
    steps: [
      {
        text: "Allow iam:CreateServiceLinkedRole for servicequotas.amazonaws.com, or let an admin make the first request.",
        link: "quotaRequests",
      },
    ],
    command: "callerIdentity",
    retry: afterFix(2),
    takes: "up to 2 min after the policy changes",
  },
} as const satisfies Partial<Record<Cause, CauseEntry>>;
