import { shellQuote } from "@/lib/domain/links/command";
import type { QuotaLine } from "./lines";
import { openRequest } from "./requests";
import { supportText, TOKENS_PER_DAY } from "./support-text";

type Asked = Pick<
  QuotaLine,
  "quotaCode" | "applied" | "defaultValue" | "adjustable" | "requests" | "unit"
>;

/**
 * How more of a quota is had. `request`: Service Quotas takes any value above `above`. `support`: only a Support case
 * does it. `open`: a request waits for AWS's answer. `not-enforced`: there is nothing to ask for.
 */
export type WayToRaise =
  | { kind: "request"; above: number }
  | { kind: "support"; because: "not-adjustable" | "not-known" }
  | { kind: "open" }
  | { kind: "not-enforced" };

/**
 * Service Quotas takes one request a quota at a time, only for adjustable quotas, and none for a value that is not above
 * the default, whatever is applied. What is not known about a quota can't be requested.
 * https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html
 */
export function wayToRaise(quota: Asked): WayToRaise {
  const { quotaCode, applied, defaultValue, adjustable, requests, unit } = quota;
  if (unit === "requests-per-minute") return { kind: "not-enforced" };
  if (openRequest(requests)) return { kind: "open" };
  if (adjustable === false || quotaCode === TOKENS_PER_DAY.code)
    return { kind: "support", because: "not-adjustable" };
  if (adjustable === null || defaultValue === null)
    return { kind: "support", because: "not-known" };
  return { kind: "request", above: Math.max(defaultValue, applied ?? 0) };
}

/** What is required, where AWS would take a request for it; null leaves the choice to a person. */
export function suggestedValue(line: Asked & Pick<QuotaLine, "required">): number | null {
  const way = wayToRaise(line);
  if (way.kind !== "request" || line.required === null) return null;
  return line.required > way.above ? line.required : null;
}

/** Below its default, or 0: AWS Support alone restores it. */
export function isBelowDefault({
  applied,
  defaultValue,
}: Pick<QuotaLine, "applied" | "defaultValue">): boolean {
  return applied !== null && (applied === 0 || (defaultValue !== null && applied < defaultValue));
}

type CaseInput = {
  line: Pick<
    QuotaLine,
    "region" | "quotaName" | "quotaCode" | "applied" | "defaultValue" | "adjustable" | "required"
  >;
  accountId: string | null;
};

/** The text of the Support case for one quota: its default again, or what is required above that. */
export function supportCase({ line, accountId }: CaseInput): string {
  const { region, quotaName, quotaCode, applied, defaultValue, adjustable, required } = line;
  const more = required !== null && required > Math.max(defaultValue ?? 0, applied ?? 0);
  const wanted = more ? required : restored(line);
  return supportText({
    accountId,
    region,
    quotaName,
    quotaCode,
    applied,
    defaultValue,
    adjustable,
    wanted,
  });
}

const restored = (line: CaseInput["line"]): "default" | null =>
  isBelowDefault(line) ? "default" : null;

type Increase = { quotaCode: string; region: string; desiredValue: number };

/**
 * The command that asks AWS for an increase, to be run by a person who may.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_RequestServiceQuotaIncrease.html
 */
export function increaseCommand({ quotaCode, region, desiredValue }: Increase): string {
  return [
    "aws service-quotas request-service-quota-increase --service-code bedrock",
    `--quota-code ${shellQuote(quotaCode)}`,
    `--desired-value ${desiredValue}`,
    `--region ${shellQuote(region)}`,
  ].join(" ");
}
