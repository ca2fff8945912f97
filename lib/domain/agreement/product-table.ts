/** A Marketplace product of a provider; `modelId` is joined by name and null where the name fits no model for sure. */
export type MarketplaceProduct = {
  provider: string;
  name: string;
  productId: string;
  modelId: string | null;
};

const product = (
  [provider, name]: readonly [string, string],
  productId: string,
  modelId: string | null = null,
): MarketplaceProduct => ({ provider, name, productId, modelId });

/**
 * Products by https://docs.aws.amazon.com/bedrock/latest/userguide/model-access-product-ids.html and the model cards.
 * AWS adds products before it lists them here, so an absent model proves nothing.
 */
export const MARKETPLACE_PRODUCTS: readonly MarketplaceProduct[] = [
  product(["AI21 Labs", "Jurassic-2 Mid"], "1d288c71-65f9-489a-a3e2-9c7f4f6e6a85"),
  product(["AI21 Labs", "Jurassic-2 Ultra"], "cc0bdd50-279a-40d8-829c-4009b77a1fcc"),
  product(["AI21 Labs", "Jamba-Instruct"], "prod-dr2vpvd4k73aq"),
  product(["AI21 Labs", "Jamba 1.5 Large"], "prod-evcp4w4lurj26", "ai21.jamba-1-5-large-v1:0"),
  product(["AI21 Labs", "Jamba 1.5 Mini"], "prod-ggrzjm65qmjhm", "ai21.jamba-1-5-mini-v1:0"),
  product(["Anthropic", "Claude"], "c468b48a-84df-43a4-8c46-8870630108a7"),
  product(["Anthropic", "Claude Instant"], "b0eb9475-3a2c-43d1-94d3-56756fd43737"),
  product(
    ["Anthropic", "Claude 3 Sonnet"],
    "prod-6dw3qvchef7zy",
    "anthropic.claude-3-sonnet-20240229-v1:0",
  ),
  product(
    ["Anthropic", "Claude 3 Haiku"],
    "prod-ozonys2hmmpeu",
    "anthropic.claude-3-haiku-20240307-v1:0",
  ),
  product(
    ["Anthropic", "Claude 3 Opus"],
    "prod-fm3feywmwerog",
    "anthropic.claude-3-opus-20240229-v1:0",
  ),
  product(
    ["Anthropic", "Claude 3.5 Sonnet"],
    "prod-m5ilt4siql27k",
    "anthropic.claude-3-5-sonnet-20240620-v1:0",
  ),
  product(
    ["Anthropic", "Claude 3.5 Sonnet v2"],
    "prod-cx7ovbu5wex7g",
    "anthropic.claude-3-5-sonnet-20241022-v2:0",
  ),
  product(
    ["Anthropic", "Claude 3.5 Haiku"],
    "prod-5oba7y7jpji56",
    "anthropic.claude-3-5-haiku-20241022-v1:0",
  ),
  product(
    ["Anthropic", "Claude 3.7 Sonnet"],
    "prod-4dlfvry4v5hbi",
    "anthropic.claude-3-7-sonnet-20250219-v1:0",
  ),
  product(
    ["Anthropic", "Claude Sonnet 4"],
    "prod-4pmewlybdftbs",
    "anthropic.claude-sonnet-4-20250514-v1:0",
  ),
  product(
    ["Anthropic", "Claude Opus 4"],
    "prod-azycxvnd5mhqi",
    "anthropic.claude-opus-4-20250514-v1:0",
  ),
  product(
    ["Anthropic", "Claude Opus 4.1"],
    "prod-w3q2d6rfge4tw",
    "anthropic.claude-opus-4-1-20250805-v1:0",
  ),
  product(
    ["Anthropic", "Claude Sonnet 4.5"],
    "prod-mxcfnwvpd6kb4",
    "anthropic.claude-sonnet-4-5-20250929-v1:0",
  ),
  product(
    ["Anthropic", "Claude Haiku 4.5"],
    "prod-xdkflymybwmvi",
    "anthropic.claude-haiku-4-5-20251001-v1:0",
  ),
  product(
    ["Anthropic", "Claude Opus 4.5"],
    "prod-jhuafngbly644",
    "anthropic.claude-opus-4-5-20251101-v1:0",
  ),
  product(["Anthropic", "Claude Sonnet 4.6"], "prod-ffvjxvh4ltq64", "anthropic.claude-sonnet-4-6"),
  product(["Anthropic", "Claude Opus 4.7"], "prod-d2ik6zgct5hxi", "anthropic.claude-opus-4-7"),
  product(["Anthropic", "Claude Opus 4.8"], "prod-bk5rjg4eo2pke", "anthropic.claude-opus-4-8"),
  product(["Anthropic", "Claude Opus 5"], "prod-if5d653ow7ehg", "anthropic.claude-opus-5"),
  product(["Anthropic", "Claude Sonnet 5"], "prod-4ezhkeia6k2cs", "anthropic.claude-sonnet-5"),
  product(["Anthropic", "Claude Sonnet 5.5"], "prod-pjfguoisodbd6", "anthropic.claude-sonnet-5-5"),
  product(["Anthropic", "Claude Fable 5"], "prod-h6swdfybvty7y", "anthropic.claude-fable-5"),
  product(["Cohere", "Command"], "a61c46fe-1747-41aa-9af0-2e0ae8a9ce05"),
  product(["Cohere", "Command Light"], "216b69fd-07d5-4c7b-866b-936456d68311"),
  product(["Cohere", "Command R"], "prod-tukx4z3hrewle", "cohere.command-r-v1:0"),
  product(["Cohere", "Command R+"], "prod-nb4wqmplze2pm", "cohere.command-r-plus-v1:0"),
  product(
    ["Cohere", "Embed English"],
    "b7568428-a1ab-46d8-bab3-37def50f6f6a",
    "cohere.embed-english-v3",
  ),
  product(
    ["Cohere", "Embed Multilingual"],
    "38e55671-c3fe-4a44-9783-3584906e7cad",
    "cohere.embed-multilingual-v3",
  ),
  product(["Cohere", "Rerank 3.5"], "prod-2o5bej62oxkbi", "cohere.rerank-v3-5:0"),
  product(["Cohere", "Embed v4"], "prod-ft3cj5gst3spo", "cohere.embed-v4:0"),
  product(
    ["Stability AI", "Stable Image Core 1.0"],
    "prod-eacdrmv7zfc5e",
    "stability.stable-image-core-v1:1",
  ),
  product(["Stability AI", "Stable Diffusion 3 Large"], "prod-cqfmszl26sxu4"),
  product(
    ["Stability AI", "Stable Image Ultra 1.0"],
    "prod-7boen2z2wnxrg",
    "stability.stable-image-ultra-v1:1",
  ),
  product(
    ["Stability AI", "Stable Diffusion 3.5 Large"],
    "prodview-ajc3gw4mjy7my",
    "stability.sd3-5-large-v1:0",
  ),
  product(["TwelveLabs", "Marengo 2.7"], "prod-o6xchhpirymvs", "twelvelabs.marengo-embed-2-7-v1:0"),
  product(["TwelveLabs", "Pegasus 1.2"], "prod-635pcy5x5pc2a", "twelvelabs.pegasus-1-2-v1:0"),
  product(["Writer", "Palmyra X4"], "prod-azehe4da4pzsy", "writer.palmyra-x4-v1:0"),
  product(["Writer", "Palmyra X5"], "prod-23enyy63orhuk", "writer.palmyra-x5-v1:0"),
  product(["Luma AI", "Ray2"], "prod-bi33bxqeqavl6", "luma.ray-v2:0"),
  product(["OpenAI", "GPT-5.6 Sol"], "prod-k5bywj2464j7c", "openai.gpt-5.6-sol"),
  product(["OpenAI", "Daybreak Red GPT-5.6 Cyber"], "prod-vhjvg2xnjhr44"),
  product(["OpenAI", "GPT-6 Astra"], "prod-hqau7gqhlqsrg"),
  product(["OpenAI", "GPT-6.1 Sol"], "prod-qco655ut2vn54", "openai.gpt-6.1-sol"),
];
