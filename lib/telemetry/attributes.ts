import type { Attributes } from "@opentelemetry/api";
import type { TracedCall, TraceFacts } from "@/lib/services/ports/trace";

/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/ */
const NAMES = {
  account: "cloud.account.id",
  region: "cloud.region",
  scan: "readiness.scan.id",
  trigger: "readiness.scan.trigger",
  request: "readiness.request.id",
  method: "http.request.method",
  route: "http.route",
} as const satisfies Record<keyof TraceFacts, string>;

/** Facts by the names that collectors know. `masked`: without the account. */
export function attributesOf(facts: TraceFacts, { masked }: { masked: boolean }): Attributes {
  const { account, ...rest } = facts;
  const told: TraceFacts = { ...rest, ...(account !== undefined && !masked && { account }) };
  return Object.fromEntries(
    Object.entries(told).map(([name, value]) => [NAMES[name as keyof TraceFacts], value]),
  );
}

/** https://opentelemetry.io/docs/specs/semconv/cloud-providers/aws-sdk/ */
export const attributesOfCall = (call: TracedCall): Attributes => ({
  "rpc.system": "aws-api",
  "rpc.service": call.service,
  "rpc.method": call.operation,
  [NAMES.region]: call.region,
  ...(call.requestId !== null && { "aws.request_id": call.requestId }),
  ...(call.failed !== null && { "error.type": call.failed }),
});
