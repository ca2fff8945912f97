import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CAUSE_ENTRIES } from "@/lib/domain/catalogue/causes";
import { awsSays } from "@/lib/domain/catalogue/fix";
import { CAUSES, type Cause } from "@/lib/domain/causes";
import { CODES, type Code } from "@/lib/domain/codes";
import { COMMAND_NAMES, commandFor, shellQuote } from "@/lib/domain/links/command";
import { DOCS_LINKS } from "@/lib/domain/links/docs";
import { LINK_NAMES, type LinkName, linkTo } from "@/lib/domain/links/link";
import type { LinkTarget } from "@/lib/domain/links/target";
import { PARTITIONS } from "@/lib/domain/region";

const AT: LinkTarget = {
  partition: "aws",
  region: "eu-west-1",
  accountId: "111122223333",
  modelId: "anthropic.claude-opus-4-1-20250805-v1:0",
  quotaCode: "L-BD85BFCD",
  productId: "prod-abc",
  portal: null,
};
const GOV: LinkTarget = { ...AT, partition: "aws-us-gov", region: "us-gov-west-1" };
const EUSC: LinkTarget = { ...AT, partition: "aws-eusc", region: "eusc-de-east-1" };
const PORTAL = { startUrl: "https://acme.awsapps.com/start/", role: "BedrockAdmin" };

describe("console links", () => {
  it.each<[LinkName, string]>([
    [
      "modelCatalog",
      "https://eu-west-1.console.aws.amazon.com/bedrock/home?region=eu-west-1#/model-catalog/serverless/anthropic.claude-opus-4-1-20250805-v1%3A0",
    ],
    [
      "apiKeys",
      "https://eu-west-1.console.aws.amazon.com/bedrock/home?region=eu-west-1#/api-keys/long-term/create",
    ],
    [
      "serviceQuotas",
      "https://eu-west-1.console.aws.amazon.com/servicequotas/home/services/bedrock/quotas/L-BD85BFCD?region=eu-west-1",
    ],
    ["cloudwatch", "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1"],
    ["marketplaceSubscriptions", "https://console.aws.amazon.com/marketplace/home#/subscriptions"],
    ["marketplaceProduct", "https://aws.amazon.com/marketplace/pp?sku=prod-abc"],
    ["paymentMethods", "https://console.aws.amazon.com/billing/home#/paymentmethods"],
    ["regionOptIn", "https://console.aws.amazon.com/billing/home#/account"],
    ["iam", "https://console.aws.amazon.com/iam/home"],
    ["support", "https://support.console.aws.amazon.com/support/home"],
    [
      "supportQuotaForm",
      "https://console.aws.amazon.com/support/home#/case/create?issueType=service-limit-increase",
    ],
    [
      "supportAccount",
      "https://support.console.aws.amazon.com/support/home#/case/create?issueType=customer-service",
    ],
    ["sales", "https://aws.amazon.com/contact-us/sales-support/"],
    ["health", "https://health.aws.amazon.com/health/status"],
  ])("%s in the standard partition", (name, href) => {
    expect(linkTo(name, AT).href).toBe(href);
  });

  it.each<[LinkName, string]>([
    [
      "serviceQuotas",
      "https://console.amazonaws-us-gov.com/servicequotas/home/services/bedrock/quotas/L-BD85BFCD?region=us-gov-west-1",
    ],
    [
      "modelCatalog",
      "https://console.amazonaws-us-gov.com/bedrock/home?region=us-gov-west-1#/modelaccess",
    ],
    [
      "marketplaceSubscriptions",
      "https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html",
    ],
    [
      "paymentMethods",
      "https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/manage-payments.html",
    ],
  ])("%s in GovCloud", (name, href) => {
    expect(linkTo(name, GOV).href).toBe(href);
  });

  it.each(LINK_NAMES)("%s leads to the documentation in the European sovereign cloud", (name) => {
    expect(linkTo(name, EUSC)).toMatchObject({
      kind: "docs",
      href: expect.stringMatching(/^https:\/\/docs\.aws\.amazon\.com\//),
    });
  });

  it("puts no region into a host that is none, or of another partition", () => {
    for (const region of ["evil.example/", "us-gov-west-1", "", null]) {
      expect(linkTo("cloudwatch", { ...AT, region }).href).toBe(
        "https://console.aws.amazon.com/cloudwatch/home",
      );
    }
  });
});

/** Anchors that AWS's pages are known to have, beside those of the page of error codes. */
const ANCHORS: Readonly<Record<string, readonly string[]>> = {
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html": ["policies_session"],
  "https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html": [
    "ts-access-denied",
    "ts-ftu-form",
    "ts-incomplete-signature",
    "ts-internal-failure",
    "ts-invalid-action",
    "ts-invalid-client-token",
    "ts-mp-agreement-failed",
    "ts-mp-agreement-pending",
    "ts-mp-agreement-created",
    "ts-not-authorized",
    "ts-request-expired",
    "ts-service-unavailable",
    "ts-overloaded-error",
    "ts-throttling-exception",
    "ts-validation-error",
    "ts-resource-not-found",
    "ts-connection-timeout",
  ],
};

describe("a link into a page leads to an anchor that is there", () => {
  const hrefs = [
    ...Object.values(DOCS_LINKS).map(({ docs }) => docs),
    ...CODES.map((code) => awsSays({ code, cause: null })?.href ?? null),
    ...CAUSES.map((cause) => awsSays({ code: CAUSE_ENTRIES[cause].code, cause })?.href ?? null),
  ].filter((href) => href !== null);

  it.each([...new Set(hrefs)].filter((href) => href.includes("#")))("%s", (href) => {
    const [page = "", anchor = ""] = href.split("#");
    expect(ANCHORS[page]).toContain(anchor);
  });

  it("never to the top of the page of error codes", () => {
    expect(hrefs.filter((href) => href.endsWith("troubleshooting-api-error-codes.html"))).toEqual(
      [],
    );
  });

  it.each<[Code, Cause | null, string | null]>([
    ["AccessDeniedException", null, "AWS on AccessDeniedException"],
    ["ExpiredToken", "credentials-expired", "AWS on AccessDeniedException"],
    ["MPAgreementFailed", "payment-instrument-invalid", "AWS on a failed Marketplace agreement"],
    ["NetworkError", "client-timeout", "AWS on connection timeouts"],
    ["NetworkError", "network-unreachable", null],
    ["NetworkError", "tls-certificate-untrusted", null],
    ["NetworkError", "region-no-bedrock-endpoint", null],
    ["NetworkError", "not-a-bedrock-call", null],
    ["NetworkError", null, null],
    ["Unrecognized", null, null],
    ["CredentialsMissing", "credentials-missing", null],
    ["SSOTokenExpired", "sso-session-expired", null],
    ["BadCScoreException", "account-not-eligible-for-model", null],
    ["Overloaded", "service-unavailable", "AWS on overloaded_error"],
  ])("what AWS says of %s, %s: %s", (code, cause, label) => {
    expect(awsSays({ code, cause })?.label ?? null).toBe(label);
  });
});

describe("with an access portal", () => {
  it("console links open in the right account", () => {
    const { href } = linkTo("iam", { ...AT, portal: PORTAL });
    const [start, query] = href.split("/#/console?");
    expect(start).toBe("https://acme.awsapps.com/start");
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      account_id: "111122223333",
      role_name: "BedrockAdmin",
      destination: "https://console.aws.amazon.com/iam/home",
    });
  });

  it.each(LINK_NAMES)("%s keeps documentation out of it", (name) => {
    const link = linkTo(name, { ...AT, portal: PORTAL });
    expect(link.href.startsWith("https://acme.awsapps.com/")).toBe(link.kind === "console");
  });

  it("is left out where the account is not known", () => {
    expect(linkTo("iam", { ...AT, accountId: null, portal: PORTAL }).href).toBe(
      "https://console.aws.amazon.com/iam/home",
    );
  });
});

describe("commands to copy", () => {
  it.each<[Parameters<typeof commandFor>[0], LinkTarget, string | null]>([
    [
      "availability",
      AT,
      "aws bedrock get-foundation-model-availability --model-id anthropic.claude-opus-4-1-20250805-v1:0 --region eu-west-1",
    ],
    ["availability", { ...AT, modelId: null }, null],
    [
      "availability",
      { ...AT, region: null },
      "aws bedrock get-foundation-model-availability --model-id anthropic.claude-opus-4-1-20250805-v1:0",
    ],
    [
      "quota",
      AT,
      "aws service-quotas get-service-quota --service-code bedrock --quota-code L-BD85BFCD --region eu-west-1",
    ],
    [
      "quota",
      { ...AT, quotaCode: null },
      "aws service-quotas list-service-quotas --service-code bedrock --region eu-west-1",
    ],
    [
      "enableRegion",
      { ...AT, region: "eu-south-1" },
      "aws account enable-region --region-name eu-south-1",
    ],
    ["enableRegion", GOV, null],
    [
      "profileDestinations",
      { ...AT, profileId: "eu.anthropic.claude-opus-5" },
      "aws bedrock get-inference-profile --inference-profile-identifier eu.anthropic.claude-opus-5 --region eu-west-1 --query 'models[].modelArn'",
    ],
    ["profileDestinations", AT, null],
    [
      "tokensPerDay",
      AT,
      "aws service-quotas get-service-quota --service-code bedrock --quota-code L-E3F10727 --region eu-west-1",
    ],
    [
      "quotaRequests",
      AT,
      "aws service-quotas list-requested-service-quota-change-history --service-code bedrock --region eu-west-1",
    ],
    ["dns", EUSC, "nslookup bedrock.eusc-de-east-1.amazonaws.eu"],
  ])("%s", (name, at, command) => {
    expect(commandFor(name, at)).toBe(command);
  });

  it("quotes what a shell would read otherwise", () => {
    expect(shellQuote("a b")).toBe("'a b'");
    expect(shellQuote("it's $(x)")).toBe("'it'\\''s $(x)'");
    expect(shellQuote("")).toBe("''");
  });

  it("holds no unquoted part of a hostile model id", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COMMAND_NAMES),
        fc.constantFrom(...PARTITIONS),
        fc.string(),
        (name, partition, junk) => {
          const modelId = `x';${junk}$(reboot)`;
          const command = commandFor(name, {
            ...AT,
            partition,
            modelId,
            quotaCode: modelId,
            profileId: modelId,
          });
          const unquoted = command?.replaceAll(shellQuote(modelId), "") ?? "";
          expect(unquoted).not.toContain("reboot");
        },
      ),
    );
  });
});
