import { createHash, createHmac, randomBytes } from "node:crypto";
import type { Call } from "@/lib/stand-in/services/types";
import { checkOneOf, type Violations } from "@/lib/stand-in/wire/constraints";
import { answer, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import { offerIdOf } from "@/lib/stand-in/world/agreement";
import { baseModelOf } from "@/lib/stand-in/world/lookup";
import type { ModelSeed } from "@/lib/stand-in/world/types";
import { termsUrl } from "./terms";
import { notFound, refusalOf, validationError } from "./validation";

const OFFER_SECRET = randomBytes(16);

export const NOT_SOLD = "Agreement not supported for this model";

/** Offers are the account's, the same in every region, and stay where one was accepted. */
export function listFoundationModelAgreementOffers(call: Call): Outcome {
  const violations: Violations = [];
  const type = checkOneOf(violations, {
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
  if (model.product === null) return refuse(validationError(NOT_SOLD));
  const offers = offersOf(call, model).filter(({ kind }) => type === "ALL" || kind === "public");
  return answer({
    modelId: call.label,
    offers: offers.map(({ kind, offerId, offerToken }) => ({
      offerId,
      offerToken,
      termDetails: {
        usageBasedPricingTerm: { rateCard: rateCardOf(model, kind) },
        legalTerm: { url: termsUrl(offerId, call) },
        supportTerm: { refundPolicyDescription: "Charges are non-refundable." },
        ...(kind === "private" && { validityTerm: { agreementDuration: "P365D" } }),
      },
    })),
  });
}

/** Whether a token is one of this account, this model and the offers of now. */
export function isTokenOf(call: Call, model: ModelSeed, token: string): boolean {
  return offersOf(call, model).some(({ offerToken }) => offerToken === token);
}

type Kind = "public" | "private";

function offersOf(call: Call, model: ModelSeed) {
  const isPrivate = call.account.spec.privateOffers?.includes(model.id) ?? false;
  const kinds: readonly Kind[] = isPrivate ? ["public", "private"] : ["public"];
  return kinds.map((kind) => {
    const product = model.product ?? "";
    const offerId = offerIdOf(kind === "public" ? product : `${product} ${call.account.spec.id}`);
    return { kind, offerId, offerToken: tokenOf(call, offerId) };
  });
}

function tokenOf({ account }: Call, offerId: string): string {
  return createHmac("sha256", OFFER_SECRET)
    .update(`${account.spec.id} ${offerId} ${account.offerRound}`)
    .digest("base64");
}

/** Models whose rows have the names of before Claude 4.7. */
const OLD_NAMES =
  /claude-(?:3|(?:haiku|opus|sonnet)-4-(?:[1-6](?:-|$)|\d{8}))|^(?:ai21|cohere|stability|writer)\./;

/** USD for a million tokens, though the unit says `Units`; a private offer is a fifth cheaper. */
function rateCardOf(model: ModelSeed, kind: Kind) {
  const seed = createHash("sha256").update(model.id).digest()[0] ?? 0;
  const input = (1 + (seed % 8) / 2) * (kind === "private" ? 0.8 : 1);
  const output = input * 5;
  const row = (dimension: string, description: string, price: number) => ({
    dimension,
    price: price.toFixed(2),
    description,
    unit: "Units",
  });
  if (OLD_NAMES.test(model.id)) {
    return [
      row("USE1_InputTokenCount_Global", "Input tokens, global", input),
      row("USE1_OutputTokenCount_Global", "Output tokens, global", output),
      row("USE1_InputTokenCount", "Input tokens", input * 1.1),
      row("USE1_OutputTokenCount", "Output tokens", output * 1.1),
      row("USE1_CacheReadInputTokenCount_Global", "Cache read, global", input / 10),
    ];
  }
  return [
    row("USE1_input_tokens_global_standard", "Input, global", input),
    row("USE1_output_tokens_global_standard", "Output, global", output),
    row("USE1_input_tokens_standard", "Input", input * 1.1),
    row("USE1_output_tokens_standard", "Output", output * 1.1),
    row("USE1_cache_read_input_tokens_global_standard", "Cache read, global", input / 10),
    row("USE1_input_tokens_global_batch", "Input, global, batch", input / 2),
    row("USE1_output_tokens_global_batch", "Output, global, batch", output / 2),
  ];
}
