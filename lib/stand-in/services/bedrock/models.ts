import type { Call } from "@/lib/stand-in/services/types";
import { checkOneOf, checkPattern, type Violations } from "@/lib/stand-in/wire/constraints";
import { answer, answerText, type Outcome, refuse } from "@/lib/stand-in/wire/outcome";
import type { ListedModel } from "@/lib/stand-in/world/types";
import { notFound, refusalOf } from "./validation";

const DAY_MS = 86_400_000;
const CUSTOMIZATIONS = ["FINE_TUNING", "CONTINUED_PRE_TRAINING", "DISTILLATION"];
const OUTPUTS = ["TEXT", "IMAGE", "EMBEDDING"];
const INFERENCE_TYPES = ["ON_DEMAND", "PROVISIONED"];

export function listFoundationModels(call: Call): Outcome {
  const { query } = call;
  const violations: Violations = [];
  const provider = checkPattern(violations, {
    at: "byProvider",
    value: query.get("byProvider"),
    pattern: /^[A-Za-z0-9- ]{1,63}$/,
    max: 63,
  });
  const customization = checkOneOf(violations, {
    at: "byCustomizationType",
    value: query.get("byCustomizationType"),
    allowed: CUSTOMIZATIONS,
  });
  const output = checkOneOf(violations, {
    at: "byOutputModality",
    value: query.get("byOutputModality"),
    allowed: OUTPUTS,
  });
  const inferenceType = checkOneOf(violations, {
    at: "byInferenceType",
    value: query.get("byInferenceType"),
    allowed: INFERENCE_TYPES,
  });
  const refusal = refusalOf(violations);
  if (refusal !== null) return refuse(refusal);

  const key = `models ${call.region} ${provider} ${customization} ${output} ${inferenceType}`;
  const cached = call.world.bodies.get(key);
  if (cached !== undefined) return answerText(cached);
  const modelSummaries = (call.world.spec.catalogue.listed.get(call.region) ?? [])
    .filter(
      (entry) =>
        (provider === undefined || entry.model.provider.toLowerCase() === provider.toLowerCase()) &&
        (customization === undefined || customizationsOf(entry).includes(customization)) &&
        (output === undefined || entry.model.outputs.includes(output)) &&
        (inferenceType === undefined || entry.inferenceTypes.includes(inferenceType)),
    )
    .map((entry) => summaryOf(call, entry));
  const body = JSON.stringify({ modelSummaries });
  call.world.bodies.set(key, body);
  return answerText(body);
}

export function getFoundationModel(call: Call): Outcome {
  const id = call.label.slice(call.label.lastIndexOf("/") + 1);
  const entry = call.world.spec.catalogue.listed.get(call.region)?.find((it) => it.id === id);
  if (entry === undefined) {
    return refuse(
      notFound(`Could not resolve the foundation model from the model identifier: ${id}`),
    );
  }
  return answer({ modelDetails: summaryOf(call, entry) });
}

export function modelArn(region: string, id: string): string {
  return `arn:aws:bedrock:${region}::foundation-model/${id}`;
}

function summaryOf(call: Call, { model, id, inferenceTypes }: ListedModel) {
  const { lifecycle } = model;
  const at = (days: number | undefined): string | undefined =>
    days === undefined ? undefined : new Date(midnight(call, days)).toISOString();
  return {
    modelArn: modelArn(call.region, id),
    modelId: id,
    modelName: model.name,
    providerName: model.provider,
    inputModalities: model.inputs,
    outputModalities: model.outputs,
    responseStreamingSupported: model.outputs.includes("TEXT") && !id.includes("rerank"),
    customizationsSupported: customizationsOf({ model, id, inferenceTypes }),
    inferenceTypesSupported: inferenceTypes,
    modelLifecycle: {
      status: lifecycle.status,
      startOfLifeTime: at(-lifecycle.startDaysAgo),
      legacyTime: at(negative(lifecycle.legacyDaysAgo)),
      publicExtendedAccessTime: at(lifecycle.extendedAccessInDays),
      endOfLifeTime: at(lifecycle.endOfLifeInDays),
    },
  };
}

function customizationsOf({ model, inferenceTypes }: ListedModel): string[] {
  if (!inferenceTypes.includes("PROVISIONED")) return [];
  return model.provider === "Amazon" ? ["FINE_TUNING"] : ["FINE_TUNING", "DISTILLATION"];
}

function midnight(call: Call, days: number): number {
  return Math.floor(call.world.startedAt / DAY_MS) * DAY_MS + days * DAY_MS;
}

function negative(days: number | undefined): number | undefined {
  return days === undefined ? undefined : -days;
}
