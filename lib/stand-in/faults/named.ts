import type { WireError } from "@/lib/stand-in/wire/outcome";

/**
 * The wire forms of what AWS's page on API error codes describes, with the texts AWS sends; over
 * the API the page's own names are rarely the names of the exceptions.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html
 */
export const NAMED_FAULTS = {
  AccessDeniedException: error(
    "AccessDeniedException",
    403,
    "You don't have access to the model with the specified model ID.",
  ),
  BadCScoreException: error(
    "AccessDeniedException",
    403,
    "Your account is not authorized to invoke this API operation.",
  ),
  FTUFormNotFilled: error(
    "ResourceNotFoundException",
    404,
    "Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model. If you have already filled out the form, try again in 15 minutes.",
  ),
  IncompleteSignature: error(
    "IncompleteSignatureException",
    403,
    "Authorization header requires 'Signature' parameter. Authorization=AWS4-HMAC-SHA256",
  ),
  InternalFailure: error(
    "InternalServerException",
    500,
    "The system encountered an unexpected error during processing. Try your request again.",
  ),
  InvalidAction: error(
    "UnknownOperationException",
    404,
    "The requested operation is not recognized by the service.",
  ),
  InvalidClientTokenId: error(
    "UnrecognizedClientException",
    403,
    "The security token included in the request is invalid.",
  ),
  MPAgreementFailed: error(
    "AccessDeniedException",
    403,
    "Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must be provided.. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 2 minutes.",
  ),
  MPAgreementPending: error(
    "AccessDeniedException",
    403,
    "Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 15 minutes.",
  ),
  MPAgreementBeingCreated: error(
    "AccessDeniedException",
    403,
    "Your AWS Marketplace subscription for this model is still being processed. Try again after 15 minutes.",
  ),
  NotAuthorized: error("ValidationException", 400, "Operation not allowed"),
  RequestExpired: error(
    "InvalidSignatureException",
    403,
    "Signature expired: 20261122T100448Z is now earlier than 20261122T101000Z (20261122T101500Z - 5 min.)",
  ),
  ServiceUnavailable: error(
    "ServiceUnavailableException",
    503,
    "Bedrock is unable to process your request.",
  ),
  ThrottlingException: error(
    "ThrottlingException",
    429,
    "Too many requests, please wait before trying again.",
  ),
  ValidationError: error("ValidationException", 400, "The provided model identifier is invalid."),
  ResourceNotFound: error(
    "ResourceNotFoundException",
    404,
    "The provided model identifier is not found.",
  ),
  MarketplacePermission: error(
    "AccessDeniedException",
    403,
    "Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model. Refer to the Amazon Bedrock documentation for further details. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 5 minutes.",
  ),
  NotAvailableForAccount: error(
    "AccessDeniedException",
    403,
    "This model is not available for this account. You can explore other available models on Amazon Bedrock. For additional access options, contact AWS Sales at https://aws.amazon.com/contact-us/sales-support/",
  ),
  ChannelProgram: error(
    "ValidationException",
    400,
    "Access to this model is not available for channel program accounts. Reach out to your AWS Solution Provider or AWS Distributor for more information.",
  ),
  UnsupportedCountry: error(
    "ValidationException",
    400,
    "Access to Anthropic models is not allowed from unsupported countries, regions, or territories. Please refer to https://www.anthropic.com/supported-countries for more information on the countries and regions Anthropic currently supports.",
  ),
  LegacyNotUsed: error(
    "ResourceNotFoundException",
    404,
    "Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days. Please upgrade to an active model on Amazon Bedrock",
  ),
  TooManyTokensPerDay: error(
    "ThrottlingException",
    429,
    "Too many tokens per day, please wait before trying again.",
  ),
  ExpiredToken: error(
    "ExpiredTokenException",
    403,
    "The security token included in the request is expired",
  ),
  Overloaded: error("overloaded_error", 529, "Overloaded"),
} as const satisfies Record<string, WireError>;

export type FaultName = keyof typeof NAMED_FAULTS;

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(NAMED_FAULTS, name);
}

function error(name: string, status: number, message: string): WireError {
  return { name, status, message };
}
