import { describe, expect, it } from "vitest";
import { CAUSE_ENTRIES, causesOf } from "@/lib/domain/catalogue/causes";
import { CODE_ENTRIES } from "@/lib/domain/catalogue/codes";
import { fill, fixFor } from "@/lib/domain/catalogue/fix";
import { CAUSES } from "@/lib/domain/causes";
import { CODES } from "@/lib/domain/codes";
import type { LinkTarget } from "@/lib/domain/links/target";
import { partitionOf } from "@/lib/domain/region";

const AT: Readonly<Record<string, LinkTarget>> = {
  aws: target("aws", "eu-south-1"),
  "aws-us-gov": target("aws-us-gov", "us-gov-west-1"),
  "aws-eusc": target("aws-eusc", "eusc-de-east-1"),
};

function target(partition: LinkTarget["partition"], region: string): LinkTarget {
  const modelId = "eu.anthropic.claude-sonnet-4-6";
  return {
    partition,
    region,
    accountId: "111122223333",
    modelId,
    quotaCode: "L-15B8E632",
    portal: null,
  };
}

const FIXES = [
  ...CODES.map((code) => ({ code, cause: null })),
  ...CAUSES.map((cause) => ({ code: CAUSE_ENTRIES[cause].code, cause })),
];
const EVERYWHERE = Object.entries(AT).flatMap(([partition, at]) =>
  FIXES.map((fix) => [`${fix.cause ?? fix.code} in ${partition}`, fix, at] as const),
);

describe("the words of every code and every cause", () => {
  const nowhere: LinkTarget = {
    ...{ partition: "aws", region: null, accountId: null },
    ...{ modelId: null, quotaCode: null, portal: null },
  };
  const wordsOf = (fix: (typeof FIXES)[number]) => {
    const { title, sentence, steps } = fixFor({ ...fix, ...nowhere });
    return [title, sentence, ...steps.map(({ text }) => text)];
  };

  it("say nothing twice where no Region and no model is known, and leave nothing open", () => {
    for (const text of FIXES.flatMap(wordsOf)) {
      expect(text).not.toMatch(/\b(?:the|this) (?:Region|model) (?:the|this)\b|\{|\b(\w+) \1\b/i);
    }
  });

  it("are those of the screens: no value as AWS writes it, and one word for one thing", () => {
    for (const fix of FIXES) {
      const { title } = fixFor({ ...fix, ...nowhere });
      expect(title).not.toMatch(/[A-Z]{2,}_[A-Z]|subscription in progress|client gave up/i);
    }
  });
});

describe("every code and every cause", () => {
  it.each(EVERYWHERE)("%s ends in a link that is right there", (_name, fix, at) => {
    const view = fixFor({ ...fix, ...at });
    const hrefs = [...view.steps.map((step) => step.href), view.docs].filter(
      (href) => href !== null,
    );
    expect(view.primary).not.toBeNull();
    for (const href of hrefs) expect(hostProblem(href, at)).toBeNull();
  });

  it.each([
    ...CODES.map((code) => [code, CODE_ENTRIES[code]] as const),
    ...CAUSES.map((cause) => [cause, CAUSE_ENTRIES[cause]] as const),
  ])(
    "%s has a title of at most six words and never advises Subscribe for a runtime role",
    (_name, entry) => {
      expect(entry.title.split(" ").length).toBeLessThanOrEqual(6);
      expect(JSON.stringify(entry)).not.toContain("aws-marketplace:Subscribe");
      expect(JSON.stringify(entry)).not.toMatch(/please|oops|successfully/i);
    },
  );

  it.each([
    "iam-identity-explicit-deny",
    "scp-explicit-deny",
    "scp-destination-denied",
    "resource-policy-deny",
  ] as const)("%s is a Deny, so no step begins by allowing", (cause) => {
    for (const { text } of CAUSE_ENTRIES[cause].steps) expect(text).not.toMatch(/^(?:Allow|Add) /);
  });

  it("asks for an increase only where a value above the default can be meant", () => {
    const asking = CAUSES.filter((cause) =>
      /request an increase|ask for an increase/i.test(JSON.stringify(CAUSE_ENTRIES[cause])),
    );
    expect(asking).toEqual([]);
  });

  it("belongs to exactly one code as a cause", () => {
    expect(CODES.flatMap(causesOf).sort()).toEqual([...CAUSES].sort());
  });
});

describe("a fix", () => {
  const form = { code: "FTUFormNotFilled", cause: "use-case-form-missing" } as const;

  it("names model and Region, and the command to copy", () => {
    const view = fixFor({ ...form, ...AT.aws, ...target("aws", "eu-south-1") });
    expect(view).toMatchObject({
      title: "Anthropic use case form missing",
      owner: "account-admin",
      command:
        "aws bedrock put-use-case-for-model-access --region eu-south-1 --form-data fileb://form.json",
      docs: "https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html#ts-ftu-form",
    });
    expect(view.primary?.href).toBe(
      "https://eu-south-1.console.aws.amazon.com/bedrock/home?region=eu-south-1#/model-catalog/serverless/anthropic.claude-sonnet-4-6",
    );
  });

  it("says so in words where model and Region are not known", () => {
    const nowhere = { modelId: null, region: null };
    expect(fill("{model} is not offered in {region}.", nowhere)).toBe(
      "This model is not offered in this Region.",
    );
    expect(fill("{model} has ended.", { ...nowhere, modelId: "amazon.$&" })).toBe(
      "amazon.$& has ended.",
    );
  });
});

function hostProblem(href: string, at: LinkTarget): string | null {
  const { host, pathname } = new URL(href);
  if (host === "docs.aws.amazon.com") return null;
  const console = /(?:^|\.)console\.|^health\.|support\.console/.test(host);
  if (at.partition === "aws-us-gov") {
    return host === "console.amazonaws-us-gov.com" && !pathname.includes("marketplace")
      ? null
      : href;
  }
  if (at.partition === "aws-eusc") return href;
  const region = host.split(".")[0] ?? "";
  const wrongRegion = console && partitionOf(region) !== null && region !== at.region;
  return wrongRegion || host.includes("us-gov") ? href : null;
}
