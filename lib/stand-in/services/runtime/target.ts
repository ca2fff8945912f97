import { NAMED_FAULTS } from "@/lib/stand-in/faults/named";
import { validationError } from "@/lib/stand-in/services/bedrock/validation";
import type { Call } from "@/lib/stand-in/services/types";
import type { WireError } from "@/lib/stand-in/wire/outcome";
import { accessTo, formIn, retentionIn } from "@/lib/stand-in/world/access";
import type { ModelSeed } from "@/lib/stand-in/world/types";

const DAY_MS = 86_400_000;

/** What an id or an ARN in the path means here; undefined: nothing. */
export function modelOf(call: Call): { model: ModelSeed; onDemand: boolean } | undefined {
  const id = call.label.slice(call.label.lastIndexOf("/") + 1);
  const { listed, profiles } = call.world.spec.catalogue;
  const profile = profiles.get(call.region)?.find((one) => one.id === id);
  if (profile) return { model: profile.model, onDemand: true };
  const entry = listed.get(call.region)?.find((one) => one.id === id);
  if (entry) return { model: entry.model, onDemand: entry.inferenceTypes.includes("ON_DEMAND") };
  const bare = call.world.models.get(id);
  return bare && profiles.get(call.region)?.some((one) => one.model.id === id)
    ? { model: bare, onDemand: false }
    : undefined;
}

/** AWS writes this text with a curly apostrophe. */
const notOnDemand = (id: string): WireError =>
  validationError(
    `Invocation of model ID ${id} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
  );

const END_OF_LIFE: WireError = {
  name: "ResourceNotFoundException",
  status: 404,
  message:
    "This model version has reached the end of its life. Please refer to the AWS documentation for more details.",
};

/** Models that answer in no other mode of data retention. */
const NEEDS_REVIEW = /^anthropic\.claude-fable-5/;

/** Why a model answers nobody here; null: it answers. In AWS's order: its end, the form, the agreement, the account. */
export function closedBy(
  call: Call,
  { model, onDemand }: { model: ModelSeed; onDemand: boolean },
): WireError | null {
  const { world, account, region, now } = call;
  if (!onDemand) return notOnDemand(call.label);
  const { endOfLifeInDays } = model.lifecycle;
  if (endOfLifeInDays !== undefined && world.startedAt + endOfLifeInDays * DAY_MS <= now)
    return END_OF_LIFE;
  if (model.provider === "Anthropic" && formIn(account, region) === "missing")
    return NAMED_FAULTS.FTUFormNotFilled;
  const access = accessTo(world, { account, cell: { region, model }, now });
  switch (access.agreement.status) {
    case "NOT_AVAILABLE":
      return NAMED_FAULTS.MarketplacePermission;
    case "PENDING":
      return NAMED_FAULTS.MPAgreementBeingCreated;
    case "ERROR":
      return NAMED_FAULTS.MPAgreementFailed;
    case "AVAILABLE":
      break;
  }
  if (model.product !== null && access.authorization === "NOT_AUTHORIZED")
    return NAMED_FAULTS.BadCScoreException;
  const { mode } = retentionIn(account, region);
  if (NEEDS_REVIEW.test(model.id) && !["aws_review", "provider_data_share"].includes(mode))
    return validationError(`data retention mode '${mode}' is not available for this model`);
  return null;
}
