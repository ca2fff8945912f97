import { shellQuote } from "@/lib/domain/links/command";
import { linkTo } from "@/lib/domain/links/link";
import type { Link, LinkTarget } from "@/lib/domain/links/target";
import type { ActKind, ActTarget } from "./kinds";

/** The IAM action without which AWS refuses it. */
export const NEEDED_ACTION = {
  "accept-agreement": "aws-marketplace:Subscribe",
  "request-quota-increase": "servicequotas:RequestServiceQuotaIncrease",
  "enable-region": "account:EnableRegion",
  "submit-use-case-form": "bedrock:PutUseCaseForModelAccess",
} as const satisfies Record<ActKind, string>;

/** The same act for somebody else: a command, a page of AWS's console, and the right it takes. */
export type Elsewhere = {
  command: string;
  link: Pick<Link, "label" | "href"> | null;
  needs: string;
};

type Input = Pick<LinkTarget, "partition" | "portal"> & { target: ActTarget; accountId: string };

export function elsewhereOf({ target, accountId, partition, portal }: Input): Elsewhere {
  const at: LinkTarget = {
    partition,
    portal,
    accountId,
    region: "region" in target ? target.region : null,
    modelId: target.kind === "accept-agreement" ? target.modelId : null,
    quotaCode: target.kind === "request-quota-increase" ? target.quotaCode : null,
  };
  const { label, href } = linkTo(PAGE[target.kind], at);
  return {
    command: commandOf(target, accountId),
    link: { label, href },
    needs: NEEDED_ACTION[target.kind],
  };
}

const PAGE = {
  "accept-agreement": "modelCatalog",
  "request-quota-increase": "serviceQuotas",
  "enable-region": "regionOptIn",
  "submit-use-case-form": "modelCatalog",
} as const satisfies Record<ActKind, Parameters<typeof linkTo>[0]>;

/** A command of the product that prints the same preview, or AWS's own for a form, whose answers are in a file. */
function commandOf(target: ActTarget, accountId: string): string {
  if (target.kind === "submit-use-case-form")
    return [
      "aws bedrock put-use-case-for-model-access",
      `--region ${shellQuote(target.region)}`,
      "--form-data fileb://form.json",
    ].join(" \\\n  ");
  return [
    `bedrock-readiness act ${target.kind}`,
    `--account ${shellQuote(accountId)}`,
    ...flagsOf(target),
  ]
    .join(" \\\n  ")
    .concat(" --format json");
}

/** A line each. */
function flagsOf(target: Exclude<ActTarget, { kind: "submit-use-case-form" }>): readonly string[] {
  switch (target.kind) {
    case "accept-agreement":
      return [`--model ${shellQuote(target.modelId)}`];
    case "request-quota-increase":
      return [
        `--region ${shellQuote(target.region)} --quota ${shellQuote(target.quotaCode)}`,
        `--value ${target.value}`,
      ];
    case "enable-region":
      return [`--region ${shellQuote(target.region)}`];
  }
}
