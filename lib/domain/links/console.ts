import type { LinkTarget } from "./target";

const BEDROCK_DOCS = "https://docs.aws.amazon.com/bedrock/latest/userguide";

type Console = (at: LinkTarget) => string;
type ConsoleLink = {
  label: string;
  /** Leads where the console page is not known for sure; says the same in words. */
  docs: string;
  aws?: Console;
  gov?: Console;
};

const regional =
  (path: string, fragment = ""): Console =>
  ({ region }) => {
    const host = region ? `${region}.console.aws.amazon.com` : "console.aws.amazon.com";
    return `https://${host}${path}${region ? `?region=${region}` : ""}${fragment}`;
  };

const govcloud =
  (path: string, fragment = ""): Console =>
  ({ region }) =>
    `https://console.amazonaws-us-gov.com${path}${region ? `?region=${region}` : ""}${fragment}`;

const catalog: Console = (at) => {
  const model = at.modelId ? `/serverless/${encodeURIComponent(at.modelId)}` : "";
  return regional("/bedrock/home", `#/model-catalog${model}`)(at);
};

const quotaPath = ({ quotaCode }: LinkTarget): string =>
  `/servicequotas/home/services/bedrock/quotas${quotaCode ? `/${encodeURIComponent(quotaCode)}` : ""}`;

/**
 * Console pages. AWS documents none of the fragments after `#`, so they stand here alone, each with a page of
 * the documentation beside it. GovCloud has its own host and no Marketplace, billing or Region opt-in pages:
 * those belong to the linked standard account.
 */
export const CONSOLE_LINKS = {
  apiKeys: {
    label: "Bedrock API keys",
    docs: `${BEDROCK_DOCS}/api-keys.html`,
    aws: regional("/bedrock/home", "#/api-keys/long-term/create"),
  },
  cloudwatch: {
    label: "CloudWatch",
    docs: `${BEDROCK_DOCS}/monitoring-runtime-metrics.html`,
    aws: regional("/cloudwatch/home"),
    gov: govcloud("/cloudwatch/home"),
  },
  iam: {
    label: "IAM",
    docs: "https://docs.aws.amazon.com/bedrock/latest/userguide/security-iam.html",
    aws: () => "https://console.aws.amazon.com/iam/home",
    gov: () => "https://console.amazonaws-us-gov.com/iam/home",
  },
  marketplaceSubscriptions: {
    label: "Marketplace subscriptions",
    docs: `${BEDROCK_DOCS}/model-access.html`,
    aws: () => "https://console.aws.amazon.com/marketplace/home#/subscriptions",
  },
  modelCatalog: {
    label: "Model catalog",
    docs: `${BEDROCK_DOCS}/model-access.html`,
    aws: catalog,
    gov: govcloud("/bedrock/home", "#/modelaccess"),
  },
  paymentMethods: {
    label: "Payment methods",
    docs: "https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/manage-payments.html",
    aws: () => "https://console.aws.amazon.com/billing/home#/paymentmethods",
  },
  regionOptIn: {
    label: "Account settings, Regions",
    docs: "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html",
    aws: () => "https://console.aws.amazon.com/billing/home#/account",
  },
  serviceQuotas: {
    label: "Service Quotas",
    docs: `${BEDROCK_DOCS}/quotas.html`,
    aws: (at) => regional(quotaPath(at))(at),
    gov: (at) => govcloud(quotaPath(at))(at),
  },
  support: {
    label: "Support Center",
    docs: "https://docs.aws.amazon.com/awssupport/latest/user/case-management.html",
    aws: () => "https://support.console.aws.amazon.com/support/home",
  },
  supportAccount: {
    label: "Support, account and billing",
    docs: "https://docs.aws.amazon.com/awssupport/latest/user/case-management.html",
    aws: () =>
      "https://support.console.aws.amazon.com/support/home#/case/create?issueType=customer-service",
  },
  supportQuotaForm: {
    label: "Support, quota increase",
    docs: `${BEDROCK_DOCS}/quotas-increase.html`,
    aws: () =>
      "https://console.aws.amazon.com/support/home#/case/create?issueType=service-limit-increase",
  },
} as const satisfies Record<string, ConsoleLink>;

export type ConsoleLinkName = keyof typeof CONSOLE_LINKS;

/** The console page in the target's partition, or null where it is not known for sure. */
export function consolePage(name: ConsoleLinkName, at: LinkTarget): string | null {
  const entry: ConsoleLink = CONSOLE_LINKS[name];
  if (at.partition === "aws") return entry.aws?.(at) ?? null;
  return at.partition === "aws-us-gov" ? (entry.gov?.(at) ?? null) : null;
}
