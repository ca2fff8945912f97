import type { RegionFacts } from "@/lib/domain/facts/facts";
import { isNetworkFault } from "@/lib/domain/facts/fault";

/** Whether Bedrock's host was found in a region: its model list was answered the last time it was asked for. */
export const hasAnswered = ({ models }: Pick<RegionFacts, "models">): boolean =>
  models.status === "read";

/**
 * A region's facts, its model list's fault judged beside the account's other regions: a host that does not resolve while
 * those of others do is a region without a Bedrock endpoint. One that ever answered has an endpoint.
 * https://docs.aws.amazon.com/general/latest/gr/bedrock.html
 */
export function withEndpointCause(
  facts: RegionFacts,
  { othersAnswered }: { othersAnswered: boolean },
): RegionFacts {
  const { models } = facts;
  if (!othersAnswered || models.status !== "failed" || models.last !== null) return facts;
  const { fault } = models;
  if (!isNetworkFault(fault) || !fault.message.includes("ENOTFOUND")) return facts;
  const judged = { cause: "region-no-bedrock-endpoint", owner: "application-code" } as const;
  return { ...facts, models: { ...models, fault: { ...fault, ...judged } } };
}
