import { createHash } from "node:crypto";
import type { Call } from "@/lib/stand-in/services/types";
import {
  checkInteger,
  checkOneOf,
  checkPattern,
  type Violations,
} from "@/lib/stand-in/wire/constraints";
import { answer, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import { pageOf } from "@/lib/stand-in/wire/pages";
import type { ProvisionedSpec } from "@/lib/stand-in/world/types";
import { modelArn } from "./models";
import { refusalOf, validationError } from "./validation";

const DAY_MS = 86_400_000;
const PAGE_SIZE = 10;
const STATUSES = ["Creating", "InService", "Updating", "Failed"];

export function listProvisionedModelThroughputs(call: Call): Outcome {
  const { query } = call;
  const violations: Violations = [];
  const size = checkInteger(violations, {
    at: "maxResults",
    value: query.get("maxResults"),
    min: 1,
    max: 1000,
  });
  const status = checkOneOf(violations, {
    at: "statusEquals",
    value: query.get("statusEquals"),
    allowed: STATUSES,
  });
  checkOneOf(violations, { at: "sortBy", value: query.get("sortBy"), allowed: ["CreationTime"] });
  const order = checkOneOf(violations, {
    at: "sortOrder",
    value: query.get("sortOrder"),
    allowed: ["Ascending", "Descending"],
  });
  const nameContains = checkPattern(violations, {
    at: "nameContains",
    value: query.get("nameContains"),
    pattern: /^([0-9a-zA-Z][_-]?)+$/,
    max: 63,
  });
  const after = timeOf(violations, {
    at: "creationTimeAfter",
    value: query.get("creationTimeAfter"),
  });
  const before = timeOf(violations, {
    at: "creationTimeBefore",
    value: query.get("creationTimeBefore"),
  });
  const refusal = refusalOf(violations);
  if (refusal !== null) return refuse(refusal);

  const created = call.world.startedAt - 30 * DAY_MS;
  const arn = query.get("modelArnEquals");
  const matches = call.account.spec.provisioned.filter(
    (entry) =>
      entry.region === call.region &&
      (status === undefined || entry.status === status) &&
      (nameContains === undefined || entry.name.includes(nameContains)) &&
      (arn === null || servedArn(call, entry) === arn) &&
      (after === undefined || created > after) &&
      (before === undefined || created < before),
  );
  const page = pageOf(order === "Ascending" ? matches : matches.toReversed(), {
    list: `throughputs ${call.account.spec.id} ${call.region} ${status} ${nameContains} ${arn} ${order}`,
    token: query.get("nextToken") ?? undefined,
    size: size ?? PAGE_SIZE,
  });
  if (page === null) return refuse(validationError("The provided nextToken is invalid."));
  return answer({
    provisionedModelSummaries: page.items.map((entry) => summaryOf(call, { entry, created })),
    nextToken: page.nextToken,
  });
}

/** What calls reach: the model itself, or a custom model made from it. */
function servedArn({ region, account }: Call, { modelId, customModel }: ProvisionedSpec): string {
  return customModel === undefined
    ? modelArn(region, modelId)
    : `arn:aws:bedrock:${region}:${account.spec.id}:custom-model/${modelId}/${customModel}`;
}

function summaryOf(call: Call, { entry, created }: { entry: ProvisionedSpec; created: number }) {
  const id = createHash("sha256").update(entry.name).digest("hex").slice(0, 12);
  const arn = servedArn(call, entry);
  return {
    provisionedModelName: entry.name,
    provisionedModelArn: `arn:aws:bedrock:${call.region}:${call.account.spec.id}:provisioned-model/${id}`,
    modelArn: arn,
    desiredModelArn: arn,
    foundationModelArn: modelArn(call.region, entry.modelId),
    modelUnits: entry.units,
    desiredModelUnits: entry.units,
    status: entry.status,
    creationTime: new Date(created).toISOString(),
    lastModifiedTime: new Date(created).toISOString(),
    commitmentDuration: entry.commitment,
    commitmentExpirationTime:
      entry.commitment === undefined
        ? undefined
        : new Date(created + (entry.commitment === "OneMonth" ? 60 : 180) * DAY_MS).toISOString(),
  };
}

function timeOf(
  violations: Violations,
  { at, value }: { at: string; value: string | null },
): number | undefined {
  if (value === null) return undefined;
  const epochMs = Date.parse(value);
  if (!Number.isNaN(epochMs)) return epochMs;
  violations.push(
    `Value '${value}' at '${at}' failed to satisfy constraint: Member must be a timestamp`,
  );
  return undefined;
}
