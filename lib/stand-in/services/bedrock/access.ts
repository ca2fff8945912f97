import type { Call } from "@/lib/stand-in/services/types";
import { checkPattern, type Violations } from "@/lib/stand-in/wire/constraints";
import { answer, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import { accessTo, formIn, retentionIn } from "@/lib/stand-in/world/access";
import { baseModelOf } from "@/lib/stand-in/world/lookup";
import { notFound, refusalOf } from "./validation";

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetFoundationModelAvailability.html */
const MODEL_ID =
  /^[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{0,63}[.]){0,2}[a-z0-9-]{0,63}([:][a-z0-9-]{1,63}){0,2}(\/[a-z0-9]{12}|)$/;

const FORM_MISSING =
  "You have not filled out the request form. Fill out the form before getting access.";

export function getFoundationModelAvailability(call: Call): Outcome {
  const violations: Violations = [];
  checkPattern(violations, { at: "modelId", value: call.label, pattern: MODEL_ID, max: 140 });
  const refusal = refusalOf(violations);
  if (refusal !== null) return refuse(refusal);
  const model = baseModelOf(call.world, call.label);
  if (model === undefined) {
    return refuse(notFound(`The provided model identifier is not found: ${call.label}`));
  }
  const { world, account, region, now } = call;
  const access = accessTo(world, { account, cell: { region, model }, now });
  const { status, errorMessage } = access.agreement;
  return answer({
    modelId: call.label,
    agreementAvailability: errorMessage === null ? { status } : { status, errorMessage },
    authorizationStatus: access.authorization,
    entitlementAvailability: access.entitlement,
    regionAvailability: access.region,
  });
}

export function getUseCaseForModelAccess(call: Call): Outcome {
  if (formIn(call.account, call.region) === "missing") return refuse(notFound(FORM_MISSING));
  return answer({ formData: call.account.formData });
}

/** A mode that nobody set has no time. */
export function getAccountDataRetention({ account, region }: Call): Outcome {
  const { mode, updatedAt } = retentionIn(account, region);
  return answer(
    updatedAt === undefined ? { mode } : { mode, updatedAt: new Date(updatedAt).toISOString() },
  );
}
