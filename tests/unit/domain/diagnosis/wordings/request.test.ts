import { tellsApart } from "@/tests/support/wordings";

tellsApart([
  {
    cause: "input-too-long",
    says: [
      "prompt is too long: 200049 tokens > 200000 maximum",
      "ValidationException: Input is too long for requested model.",
      "Malformed input request: #/texts/0: expected maxLength: 2048, actual: 19882, please reformat your input and try again",
      "400 Bad Request: Image exceeds max pixels allowed.",
      "This model's maximum context length is 131072 tokens. However, you requested 140211 tokens.",
    ],
    saysNot: [
      "The maximum tokens you requested exceeds the model limit of 32768",
      "Too many tokens, please wait before trying again.",
      "Malformed input request: #/messages/0/content/0: required key [text] not found",
      "Unsupported image format: image/heic",
      "Too many requests, please wait before trying again.",
    ],
  },
  {
    cause: "client-field-unsupported",
    says: [
      "API Error: 400 invalid beta flag",
      "messages.0.content.3.text.cache_control.ephemeral.ttl: Extra inputs are not permitted",
      "Malformed input request: #: extraneous key [chat_id] is not permitted, please reformat your input and try again.",
      "Unexpected value(s) `context-1m-2025-08-07` for the `anthropic-beta` header.",
      "Unrecognized request argument supplied: store",
    ],
    saysNot: [
      "Malformed input request: #: required key [texts] not found#: extraneous key [inputText] is not permitted",
      "`temperature` and `top_p` cannot both be specified for this model.",
      "service tier provided is invalid",
      "messages.0.content.2.type: Field required",
      "The beta of the product starts in March.",
    ],
  },
  {
    cause: "service-tier-unavailable",
    says: [
      "ValidationException: service tier provided is invalid",
      "ValidationException: Reservation not found.",
      "The provided service tier is not supported for this model.",
      "Invalid service_tier: cheapest",
      "The flex tier is not available for this model",
    ],
    saysNot: [
      "Your account is on the free tier.",
      "Upgrade your support plan to use this service",
      "Failed to retrieve resource because it doesn't exist.",
      "The restaurant could not find a table in the reserved area",
      "on-demand throughput isn't supported",
    ],
  },
  {
    cause: "api-path-unsupported",
    says: [
      "400: The model 'openai.gpt-5.6-terra' does not support the '/v1/chat/completions' API",
      "The model `openai.gpt-5.5` does not support the /v1/responses API",
      "This model is not supported by the Converse API.",
      "openai.gpt-5.5 is only available through the Responses API",
      "This model doesn't support the chat completions endpoint",
    ],
    saysNot: [
      "This model doesn't support tool use in streaming mode.",
      "The provided model identifier is invalid.",
      "POST https://bedrock-mantle.us-east-1.api.aws/v1/chat/completions 429 Too many tokens, please wait",
      "An error occurred (ValidationException) when calling the Converse operation: The provided model doesn't support on-demand throughput.",
      "The model 'gpt-5.4-mini' does not exist, url: https://bedrock-mantle.us-east-1.api.aws/openai/v1/responses",
    ],
  },
  {
    cause: "unknown-operation",
    says: [
      "<UnknownOperationException/>",
      '{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}',
      'Type validation failed: Value: {"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"}}. Error message: [{"expected":"string","code":"invalid_type","path":["id"],"message":"Invalid input"}]',
      "Could not find operation: POST /model//invoke",
      "Unable to determine service/operation name to be authorized",
    ],
    saysNot: [
      "An unknown error occurred during the operation",
      "ValidationException: Operation not allowed",
      "InternalServerException: unexpected error during processing",
      "operation error Bedrock Runtime: Converse, https response error StatusCode: 400, ValidationException: The provided model identifier is invalid.",
      "invalid choice: 'converse'",
    ],
  },
  {
    cause: "inference-profile-required",
    says: [
      "Invocation of model ID amazon.nova-2-lite-v1:0 with on-demand throughput isn\u2019t supported.",
      "The provided model doesn't support on-demand throughput.",
      "The provided model does not support on demand throughput",
      "Retry your request with the ID or ARN of an inference profile that contains this model.",
      "This model requires an inference profile",
    ],
    saysNot: [
      "This model doesn't support images.",
      "The inference profile eu.anthropic.claude-sonnet-5 was not found",
      "provisioned throughput is not active",
      "The provided model identifier is invalid.",
      "On-demand pricing is shown in the console.",
    ],
  },
  {
    cause: "model-feature-unsupported",
    says: [
      "This model doesn't support tool use in streaming mode.",
      "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
      "You invoked an unsupported model or your request did not allow prompt caching.",
      "The provided model doesn't support counting tokens.",
      "The model is unsupported for streaming.",
    ],
    saysNot: [
      "The provided model doesn't support on-demand throughput.",
      "Unsupported model us.meta.llama3-1-70b-instruct-v1:0, please use models API to get a list of supported models",
      "The model 'openai.gpt-5.5' does not support the '/v1/chat/completions' API",
      "The provided service tier is not supported for this model.",
      "Agreement not supported for this model",
    ],
  },
  {
    cause: "third-party-gateway-error",
    says: [
      "{'detail': 'Unsupported model us.meta.llama3-1-70b-instruct-v1:0, please use models API to get a list of supported models'}",
      "litellm.BadRequestError: LLM Provider NOT provided. Pass in the LLM provider you are trying to call.",
      'ProviderModelNotFoundError: providerID: "amazon-bedrock", modelID: "x"',
      'Failed to resolve model provider for "bedrock/claude-sonnet"',
      "No available channel for model claude-sonnet-4-6 under group default",
    ],
    saysNot: [
      "litellm.BadRequestError: BedrockException - ValidationException: The provided model identifier is invalid.",
      "502 Bad Gateway: ValidationException: Operation not allowed",
      'http 502: {"detail":"Upstream LLM HTTP 400: Access to Anthropic models is not allowed from unsupported countries, regions, or territories."}',
      "InternalServerException: The system encountered an unexpected error during processing.",
      'litellm.RateLimitError: BedrockException - {"message":"Too many tokens, please wait before trying again."}',
    ],
  },
]);
