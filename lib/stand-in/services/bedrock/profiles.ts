import type { Call } from "@/lib/stand-in/services/types";
import {
  checkInteger,
  checkOneOf,
  checkPattern,
  type Violations,
} from "@/lib/stand-in/wire/constraints";
import { answer, answerText, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import { pageOf } from "@/lib/stand-in/wire/pages";
import { keepBody, keptBody } from "@/lib/stand-in/world/bodies";
import type { ProfileSeed } from "@/lib/stand-in/world/types";
import { modelArn } from "./models";
import { notFound, refusalOf, validationError } from "./validation";

const PAGE_SIZE = 100;
const DAY_MS = 86_400_000;

export function listInferenceProfiles(call: Call): Outcome {
  const { query, region, account } = call;
  const violations: Violations = [];
  const size = checkInteger(violations, {
    at: "maxResults",
    value: query.get("maxResults"),
    min: 1,
    max: 1000,
  });
  const type = checkOneOf(violations, {
    at: "typeEquals",
    value: query.get("type"),
    allowed: ["SYSTEM_DEFINED", "APPLICATION"],
  });
  const token = checkPattern(violations, {
    at: "nextToken",
    value: query.get("nextToken"),
    pattern: /^\S*$/,
    max: 2048,
  });
  const refusal = refusalOf(violations);
  if (refusal !== null) return refuse(refusal);

  const key = `profiles ${region} ${type} ${size} ${token}`;
  const cached = keptBody(call.world, { key, account });
  if (cached !== null) return answerText(cached);
  const profiles =
    type === "APPLICATION" ? [] : (call.world.spec.catalogue.profiles.get(region) ?? []);
  const list = `profiles ${region} ${type}`;
  const page = pageOf(profiles, { list, token, size: size ?? PAGE_SIZE });
  if (page === null) return refuse(validationError("The provided nextToken is invalid."));
  const body = JSON.stringify({
    inferenceProfileSummaries: page.items.map((profile) => summaryOf(call, profile)),
    nextToken: page.nextToken,
  });
  keepBody(call.world, { key, account, body });
  return answerText(body);
}

export function getInferenceProfile(call: Call): Outcome {
  const id = call.label.slice(call.label.lastIndexOf("/") + 1);
  const profile = call.world.spec.catalogue.profiles.get(call.region)?.find((it) => it.id === id);
  if (profile === undefined) return refuse(notFound(`The inference profile ${id} is not found.`));
  return answer(summaryOf(call, profile));
}

function summaryOf(call: Call, profile: ProfileSeed) {
  const { region, account, world } = call;
  const created = new Date(world.startedAt - profile.model.lifecycle.startDaysAgo * DAY_MS);
  const regions = profile.prefix === "global" ? [region, ""] : profile.destinations;
  return {
    inferenceProfileName: profile.name,
    description: profile.description,
    createdAt: created.toISOString(),
    updatedAt: created.toISOString(),
    inferenceProfileArn: `arn:aws:bedrock:${region}:${account.spec.id}:inference-profile/${profile.id}`,
    models: regions.map((name) => ({ modelArn: modelArn(name, profile.model.id) })),
    inferenceProfileId: profile.id,
    status: "ACTIVE",
    type: "SYSTEM_DEFINED",
  };
}
