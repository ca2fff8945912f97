import { shellQuote } from "@/lib/domain/links/command";
import type { QuotaLine } from "./lines";

/**
 * A value worth asking for: what is required or the default, whichever is more, when that is above what is applied.
 * AWS takes no request for less than the default, so null leaves the choice to a person.
 */
export function suggestedValue({
  applied,
  defaultValue,
  required,
}: Pick<QuotaLine, "applied" | "defaultValue" | "required">): number | null {
  const wanted = Math.max(required ?? 0, defaultValue ?? 0);
  return wanted > (applied ?? 0) ? wanted : null;
}

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
