import { normaliseName } from "./model-names";

/**
 * Where AWS spells a model in its quotas as no list and no id does, and whose quota it is all the same. Seen in Service
 * Quotas on 2026-09-27; by the text and not by the quota's code, because one slip stands under a code a scope and measure.
 * The makers give their own versions: https://huggingface.co/mistralai/Magistral-Small-2509,
 * https://huggingface.co/mistralai/Voxtral-Mini-3B-2507, https://huggingface.co/mistralai/Voxtral-Small-24B-2507
 */
const SLIPS: readonly (readonly [text: string, modelId: string])[] = [
  ["Gemma 3 4B", "google.gemma-3-4b-it"],
  ["Gemma 3 12B", "google.gemma-3-12b-it"],
  ["Gemma 3 27B", "google.gemma-3-27b-it"],
  ["Llama 4 Maverick V1", "meta.llama4-maverick-17b-instruct-v1:0"],
  ["Llama 4 Scout V1", "meta.llama4-scout-17b-instruct-v1:0"],
  ["Magistral Small 1.2", "mistral.magistral-small-2509"],
  ["Ministral 3B 3.0", "mistral.ministral-3-3b-instruct"],
  ["Ministral 8B 3.0", "mistral.ministral-3-8b-instruct"],
  ["Mixtral 8X7BB Instruct", "mistral.mixtral-8x7b-instruct-v0:1"],
  ["Voxtral Mini 1.0", "mistral.voxtral-mini-3b-2507"],
  ["Voxtral Small 1.0", "mistral.voxtral-small-24b-2507"],
  ["Nova Reel1.0", "amazon.nova-reel-v1:0"],
];

const BY_MODEL = new Map(SLIPS.map(([text, modelId]) => [modelId, normaliseName(text)]));

/** AWS's own slip for a model, as `normaliseName` leaves it; null for nearly every model. */
export const slipOf = (modelId: string): string | null => BY_MODEL.get(modelId) ?? null;
