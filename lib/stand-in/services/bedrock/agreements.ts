import { createHmac, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Call } from "@/lib/stand-in/services/types";
import { checkOneOf, type Violations } from "@/lib/stand-in/wire/constraints";
import { answer, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import { accessTo, formIn } from "@/lib/stand-in/world/access";
import { offerIdOf } from "@/lib/stand-in/world/agreement";
import { setAgreement, setForm } from "@/lib/stand-in/world/change";
import { baseModelOf } from "@/lib/stand-in/world/lookup";
import type { ModelSeed } from "@/lib/stand-in/world/types";
import { notFound, refusalOf, validationError } from "./validation";

const OFFER_SECRET = randomBytes(16);
const COMPLETES_IN_MS = 60_000;

export function listFoundationModelAgreementOffers(call: Call): Outcome {
  const violations: Violations = [];
  checkOneOf(violations, {
    at: "offerType",
    value: call.query.get("offerType"),
    allowed: ["ALL", "PUBLIC"],
  });
  const refusal = refusalOf(violations);
  if (refusal !== null) return refuse(refusal);
  const model = baseModelOf(call.world, call.label);
  if (model === undefined) {
    return refuse(notFound(`The provided model identifier is not found: ${call.label}`));
  }
  if (model.product === null) {
    return refuse(validationError("Agreement not supported for this model."));
  }
  const { world, account, region, now } = call;
  const { agreement } = accessTo(world, { account, cell: { region, model }, now });
  const offers = agreement.status === "AVAILABLE" ? [] : [offerOf(call, model)];
  return answer({ modelId: call.label, offers });
}

const CreateInput = z.object({ offerToken: z.string().min(1), modelId: z.string().min(1) });

export function createFoundationModelAgreement(call: Call): Outcome {
  const input = CreateInput.safeParse(call.input);
  if (!input.success) {
    return refuse(
      validationError("1 validation error detected: offerToken and modelId must not be null"),
    );
  }
  const model = baseModelOf(call.world, input.data.modelId);
  if (model === undefined) return refuse(notFound("The provided model identifier is not found."));
  if (model.product === null || input.data.offerToken !== offerTokenOf(call, model)) {
    return refuse(validationError("The provided offer token is invalid."));
  }
  const { world, account, region, now } = call;
  if (model.provider === "Anthropic" && formIn(account, region) === "missing") {
    return refuse(
      validationError(
        `You have not filled out the required use-case form for this model. Complete the form at https://${region}.console.aws.amazon.com/bedrock/ before requesting access.`,
      ),
    );
  }
  const { agreement } = accessTo(world, { account, cell: { region, model }, now });
  if (agreement.status === "AVAILABLE" || agreement.status === "PENDING") {
    return refuse({
      name: "ConflictException",
      status: 400,
      message: "An agreement for this model already exists or is being processed.",
    });
  }
  setAgreement(world, {
    account,
    models: [model.id],
    now,
    script: { kind: "pending", acceptedAgoMs: 0, ends: { how: "complete", inMs: COMPLETES_IN_MS } },
  });
  return answer({ modelId: input.data.modelId }, 202);
}

export function deleteFoundationModelAgreement(call: Call): Outcome {
  const id = call.input.modelId;
  const model = typeof id === "string" ? baseModelOf(call.world, id) : undefined;
  if (model === undefined) return refuse(notFound("The provided model identifier is not found."));
  const { world, account, now } = call;
  setAgreement(world, { account, models: [model.id], now, script: { kind: "none" } });
  return answer({}, 202);
}

export function putUseCaseForModelAccess(call: Call): Outcome {
  const { formData } = call.input;
  const bytes = typeof formData === "string" ? Buffer.from(formData, "base64").length : 0;
  if (typeof formData !== "string" || bytes < 10 || bytes > 16_384) {
    return refuse(
      validationError(
        "1 validation error detected: Value at 'formData' failed to satisfy constraint: Member must have length between 10 and 16384",
      ),
    );
  }
  call.account.formData = formData;
  setForm(call.world, { account: call.account, region: call.region, form: "present" });
  return answer({}, 201);
}

function offerOf(call: Call, model: ModelSeed) {
  return {
    offerId: offerIdOf(model.product ?? ""),
    offerToken: offerTokenOf(call, model),
    termDetails: {
      usageBasedPricingTerm: {
        rateCard: [
          {
            dimension: `${call.region}_InputTokenCount`,
            price: "0.000003",
            description: "per input token",
            unit: "Units",
          },
        ],
      },
      legalTerm: { url: "https://example.invalid/eula.pdf" },
      supportTerm: { refundPolicyDescription: "No refunds." },
      validityTerm: { agreementDuration: "P365D" },
    },
  };
}

function offerTokenOf(call: Call, model: ModelSeed): string {
  return createHmac("sha256", OFFER_SECRET)
    .update(`${call.account.spec.id} ${model.id}`)
    .digest("base64");
}
