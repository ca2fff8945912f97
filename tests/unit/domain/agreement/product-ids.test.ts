import { describe, expect, it } from "vitest";
import { productIdsOf, soldThroughMarketplace } from "@/lib/domain/agreement/product-ids";
import { MARKETPLACE_PRODUCTS } from "@/lib/domain/agreement/product-table";

describe("a model's Marketplace products", () => {
  it.each([
    ["a model with a product", "anthropic.claude-sonnet-4-6", ["prod-ffvjxvh4ltq64"]],
    [
      "an old product id in the form of a UUID",
      "cohere.embed-english-v3",
      ["b7568428-a1ab-46d8-bab3-37def50f6f6a"],
    ],
    ["a model the table does not know", "anthropic.claude-opus-4-6-v1", []],
    ["a model that is not sold there", "amazon.nova-pro-v1:0", []],
    [
      "a context variant, which is no model of its own",
      "anthropic.claude-3-sonnet-20240229-v1:0:28k",
      [],
    ],
  ])("%s", (_name, modelId, expected) => {
    expect(productIdsOf(modelId)).toEqual(expected);
  });

  it("holds no product twice", () => {
    const ids = MARKETPLACE_PRODUCTS.map(({ productId }) => productId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(48);
  });
});

describe("sold through Marketplace", () => {
  it.each([
    ["by the provider's name", "anthropic.claude-next", "Anthropic", "AVAILABLE", true],
    ["by a name with a space", "twelvelabs.x", "Twelve Labs", "AVAILABLE", true],
    ["by the id where no list names the provider", "stability.x", null, "AVAILABLE", true],
    ["by the short prefix of AI21 Labs", "ai21.x", null, "AVAILABLE", true],
    ["by the short prefix of Luma AI", "luma.ray-v2:0", null, null, true],
    ["not Amazon's own", "amazon.nova-pro-v1:0", "Amazon", "AVAILABLE", false],
    ["not Mistral's", "mistral.magistral-small-2509", "Mistral AI", "AVAILABLE", false],
    [
      "a provider without products whose agreement is missing",
      "mistral.x",
      "Mistral AI",
      "NOT_AVAILABLE",
      true,
    ],
    ["an agreement in a state that is not known", "zai.glm-5", "Z.AI", "SOMETHING_NEW", true],
    ["an agreement that was not read counts for nothing", "zai.glm-5", "Z.AI", null, false],
    ["OpenAI's frontier models", "openai.gpt-5.6-sol", "OpenAI", "AVAILABLE", true],
    ["not OpenAI's open-weight models", "openai.gpt-oss-120b-1:0", "OpenAI", "AVAILABLE", false],
    [
      "a provider named like a property of every object",
      "constructor.x",
      "constructor",
      "AVAILABLE",
      false,
    ],
  ])("%s", (_name, modelId, providerName, agreementStatus, expected) => {
    expect(soldThroughMarketplace({ modelId, providerName, agreementStatus })).toBe(expected);
  });
});
