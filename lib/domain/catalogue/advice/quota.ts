import type { Step } from "@/lib/domain/catalogue/entry";
import type { Cause } from "@/lib/domain/causes";
import type { KnownQuota } from "@/lib/domain/links/target";
import { type SupportCase, supportText, TOKENS_PER_DAY } from "@/lib/domain/quota/support-text";
import type { AdviceInput, Advise } from "./said";

const WITH_THIS_TEXT =
  "Open a Support case of Account and billing, free on every plan, with this text.";

/** What the text names, else what the scan knows. */
const quotaOf = ({ said, at }: AdviceInput): KnownQuota =>
  said.quota.name === null && said.quota.code === null && at.quota ? at.quota : said.quota;

function caseOf(input: AdviceInput): SupportCase {
  const { at } = input;
  const quota = quotaOf(input);
  return {
    ...(quota === at.quota && at.alsoZero && { alsoZero: at.alsoZero }),
    accountId: at.accountId,
    region: at.region,
    quotaName: quota.name,
    quotaCode: quota.code ?? at.quotaCode,
    applied: quota.value,
    defaultValue: quota.defaultValue,
    adjustable: quota.adjustable,
    wanted: "default",
  };
}

const perDayCase = (input: AdviceInput): SupportCase => ({
  ...caseOf(input),
  quotaName: TOKENS_PER_DAY.name,
  quotaCode: TOKENS_PER_DAY.code,
  defaultValue: TOKENS_PER_DAY.defaultValue,
});

const bySupport = (copy: string): Step => ({ text: WITH_THIS_TEXT, link: "supportAccount", copy });

const zero: Advise = (input) => {
  const { name, adjustable } = quotaOf(input);
  const quota = name ?? "The token quota for {model}";
  const fixed = adjustable === false ? " and not adjustable" : "";
  return {
    sentence: `${quota} is 0${fixed}, so every call is refused; waiting changes nothing.`,
    steps: [
      bySupport(supportText({ ...caseOf(input), applied: 0 })),
      adjustable === false
        ? {
            text: "Nothing can be requested in Service Quotas: it lists the quota as not adjustable.",
            link: "serviceQuotas",
          }
        : {
            text: "Service Quotas can't: it takes no value that is not above the default.",
            link: "serviceQuotas",
          },
      {
        text: "If every token quota of the account is 0, the account is on hold: check registration, payment method and plan.",
        link: "paymentMethods",
      },
    ],
  };
};

const tokensPerDayZero: Advise = (input) => ({
  steps: [bySupport(supportText({ ...perDayCase(input), applied: 0 }))],
});

const perDay: Advise = (input) => ({
  steps: [
    {
      text: "If the first call of the day fails too, on Amazon models as well, the account is new or unverified: open a Support case, free on every plan, with this text.",
      link: "supportAccount",
      copy: supportText(perDayCase(input)),
    },
    {
      text: `Otherwise wait until the next day. AWS Support alone raises ${TOKENS_PER_DAY.name}.`,
      link: "quotaIncrease",
    },
  ],
});

const notAboveDefault: Advise = (input) => ({
  steps: [
    bySupport(supportText(caseOf(input))),
    {
      text: "If more than the default is needed, ask for that value instead.",
      link: "serviceQuotas",
    },
  ],
});

const notAdjustable: Advise = (input) => ({
  steps: [
    {
      text: "Open a Support case with this text; say in it what the quota is needed for.",
      link: "supportQuotaForm",
      copy: supportText({ ...caseOf(input), adjustable: false, wanted: null }),
    },
    { text: "Or call the model by a route whose quota is adjustable.", link: "crossRegion" },
  ],
});

const hold: Advise = ({ at: { accountId, region } }) => ({
  steps: [
    {
      text: "Answer any mail of aws-verification@amazon.com; check registration, payment method and account plan.",
      link: "paymentMethods",
    },
    {
      text: WITH_THIS_TEXT,
      link: "supportAccount",
      copy: [
        "Please verify this account: every token quota of Amazon Bedrock is 0.",
        "",
        `Account: ${accountId ?? "(fill in)"}`,
        `Region: ${region ?? "every Region that was read"}`,
        "Wanted: AWS's default quotas",
      ].join("\n"),
    },
  ],
});

const shutOut: Advise = ({ at: { accountId, region }, said: { requestId } }) => ({
  steps: [
    {
      text: WITH_THIS_TEXT,
      link: "supportAccount",
      copy: [
        "Please open Amazon Bedrock for this account. Every call is refused, whatever the model:",
        '"Access to Bedrock models is not allowed for this account"',
        "",
        `Account: ${accountId ?? "(fill in)"}`,
        `Region: ${region ?? "(fill in)"}`,
        `Request id: ${requestId ?? "(fill in)"}`,
      ].join("\n"),
    },
    { text: "Until AWS opens it, only another account can call Bedrock." },
  ],
});

/** What only AWS Support changes: the case's text, filled with what is known. */
export const QUOTA_ADVICE = {
  "quota-zero": zero,
  "tokens-per-day-zero": tokensPerDayZero,
  "daily-token-quota": perDay,
  "quota-not-above-default": notAboveDefault,
  "quota-not-adjustable": notAdjustable,
  "account-hold": hold,
  "account-bedrock-not-allowed": shutOut,
} as const satisfies Partial<Record<Cause, Advise>>;
