import { providerOf } from "@/lib/domain/provider";
import { MARKETPLACE_PRODUCTS } from "./product-table";

const OPEN_WEIGHT_OPENAI = /^openai\.gpt-oss-/;

/** Spellings of a provider: the prefix of its model ids, and its name as the lists give it, without spaces. */
const PROVIDER_SPELLINGS: ReadonlyMap<string, string> = new Map([
  ["ai21", "AI21 Labs"],
  ["ai21labs", "AI21 Labs"],
  ["anthropic", "Anthropic"],
  ["cohere", "Cohere"],
  ["luma", "Luma AI"],
  ["lumaai", "Luma AI"],
  ["openai", "OpenAI"],
  ["stability", "Stability AI"],
  ["stabilityai", "Stability AI"],
  ["twelvelabs", "TwelveLabs"],
  ["writer", "Writer"],
]);

const SELLING_PROVIDERS = new Set(MARKETPLACE_PRODUCTS.map(({ provider }) => provider));

const PRODUCT_IDS = new Map<string, readonly string[]>();
for (const { modelId, productId } of MARKETPLACE_PRODUCTS) {
  if (modelId) PRODUCT_IDS.set(modelId, [...(PRODUCT_IDS.get(modelId) ?? []), productId]);
}

/** The Marketplace products a model is sold as; empty when none is known, which does not mean that there is none. */
export function productIdsOf(modelId: string): readonly string[] {
  return PRODUCT_IDS.get(modelId) ?? [];
}

/**
 * Whether a model is sold through AWS Marketplace: its provider has a product there, or its agreement is anything but
 * AVAILABLE (null: not known). OpenAI's open-weight models have no product.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
 */
export function soldThroughMarketplace(model: {
  modelId: string;
  providerName: string | null;
  agreementStatus: string | null;
}): boolean {
  if (model.agreementStatus !== null && model.agreementStatus !== "AVAILABLE") return true;
  if (OPEN_WEIGHT_OPENAI.test(model.modelId)) return false;
  const named = providerOf(model);
  const provider = PROVIDER_SPELLINGS.get(named.toLowerCase().replace(/[^a-z0-9]/g, ""));
  return provider !== undefined && SELLING_PROVIDERS.has(provider);
}
