import { homeRegion } from "@/lib/domain/known-regions";
import { shellQuote } from "@/lib/domain/links/command";
import { linkTo } from "@/lib/domain/links/link";
import type { Link, LinkTarget } from "@/lib/domain/links/target";
import { increaseCommand } from "@/lib/domain/quota/increase";
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
    command: commandOf(target, partition),
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

/** AWS's own, for whoever has the right by themselves. It asks nothing and does it at once. */
function commandOf(target: ActTarget, partition: LinkTarget["partition"]): string {
  const home = homeRegion(partition);
  switch (target.kind) {
    case "accept-agreement":
      return acceptCommand(target, home);
    case "request-quota-increase": {
      const { quotaCode, region, value } = target;
      return increaseCommand({ quotaCode, region, desiredValue: value });
    }
    case "enable-region":
      return lines(
        `aws account enable-region --region ${home}`,
        `--region-name ${shellQuote(target.region)}`,
      );
    case "submit-use-case-form":
      return lines(
        "aws bedrock put-use-case-for-model-access",
        `--region ${shellQuote(target.region)}`,
        "--form-data fileb://form.json",
      );
  }
}

const lines = (...parts: readonly string[]): string => parts.join(" \\\n  ");

/** The token of an offer is spent in the call that signs, so it is read right before. */
function acceptCommand(
  { modelId, offerId }: Extract<ActTarget, { kind: "accept-agreement" }>,
  home: string,
): string {
  const model = `--region ${home} --model-id ${shellQuote(modelId)}`;
  const token = lines(
    "aws bedrock list-foundation-model-agreement-offers",
    `  ${model}`,
    `  --offer-type ALL --query ${shellQuote(queryOf(offerId))} --output text`,
  );
  return lines(
    "aws bedrock create-foundation-model-agreement",
    model,
    `--offer-token "$(${token})"`,
  );
}

/** The token of the offer that is named, or of the only one; where there are several none is taken, and AWS refuses. */
const queryOf = (offerId: string | null): string =>
  offerId === null
    ? "[offers][?length(@)==`1`] | [0][0].offerToken"
    : `offers[?offerId==\`${JSON.stringify(offerId).replaceAll("`", "\\u0060")}\`].offerToken | [0]`;
