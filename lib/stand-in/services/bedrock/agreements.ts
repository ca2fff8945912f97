import { z } from "zod";
import type { Call } from "@/lib/stand-in/services/types";
import { answer, type Outcome, refuse, type WireError } from "@/lib/stand-in/wire/outcome";
import { accessTo, formIn } from "@/lib/stand-in/world/access";
import { setAgreement } from "@/lib/stand-in/world/change";
import { baseModelOf } from "@/lib/stand-in/world/lookup";
import { isTokenOf, NOT_SOLD } from "./offers";
import { notFound, validationError } from "./validation";

const CreateInput = z.object({ offerToken: z.string().min(1), modelId: z.string().min(1) });
const MARKETPLACE_RIGHTS = ["aws-marketplace:Subscribe", "aws-marketplace:ViewSubscriptions"];

/** The texts of the refusals are recorded ones, but that of a stale token and of one in flight. */
export function createFoundationModelAgreement(call: Call): Outcome {
  const input = CreateInput.safeParse(call.input);
  if (!input.success) {
    return refuse(
      validationError("1 validation error detected: offerToken and modelId must not be null"),
    );
  }
  const { world, account, region, now } = call;
  const model = baseModelOf(world, input.data.modelId);
  if (model === undefined) return refuse(notFound("The provided model identifier is not found."));
  if (model.product === null) return refuse(validationError(NOT_SOLD));
  if (!isTokenOf(call, model, input.data.offerToken)) {
    return refuse(validationError("The provided offer token is invalid."));
  }
  if (model.provider === "Anthropic" && formIn(account, region) === "missing") {
    return refuse(withoutForm(call));
  }
  for (const action of MARKETPLACE_RIGHTS) {
    const refusal = call.refusalOf(action, { "aws:CalledViaLast": "bedrock.amazonaws.com" });
    if (refusal !== null) return refuse(refusal);
  }
  const { agreement } = accessTo(world, { account, cell: { region, model }, now });
  if (agreement.status === "AVAILABLE") {
    return refuse(validationError("Could not create agreement - Agreement already exists"));
  }
  if (agreement.status === "PENDING") {
    return refuse({
      name: "ConflictException",
      status: 400,
      message: "An agreement for this model is being processed.",
    });
  }
  const { ends, flapsMs } = account.afterWrites.agreement;
  setAgreement(world, {
    account,
    models: [model.id],
    now,
    script: {
      kind: "pending",
      acceptedAgoMs: 0,
      ends,
      ...(flapsMs !== undefined && { flapsMs }),
    },
  });
  return answer({ modelId: input.data.modelId }, 202);
}

/** One cause under two names, each seen in other accounts. */
function withoutForm({ account, region }: Call): WireError {
  return account.afterWrites.formRefusal === "AccessDeniedException"
    ? {
        name: "AccessDeniedException",
        status: 403,
        message:
          "You have not filled out the request form. Fill out the form before getting access.",
      }
    : validationError(
        `You have not filled out the required use-case form for this model. Complete the form at https://${region}.console.aws.amazon.com/bedrock/ before requesting access.`,
      );
}

export function deleteFoundationModelAgreement(call: Call): Outcome {
  const id = call.input.modelId;
  const model = typeof id === "string" ? baseModelOf(call.world, id) : undefined;
  if (model === undefined) return refuse(notFound("The provided model identifier is not found."));
  const { world, account, now } = call;
  setAgreement(world, { account, models: [model.id], now, script: { kind: "none" } });
  return answer({}, 202);
}
