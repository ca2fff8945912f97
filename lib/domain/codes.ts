/** The 16 codes of AWS's page "Troubleshooting Amazon Bedrock API Error Codes", with two short names for its long titles. */
export const PAGE_CODES = [
  "AccessDeniedException",
  "BadCScoreException",
  "FTUFormNotFilled",
  "IncompleteSignature",
  "InternalFailure",
  "InvalidAction",
  "InvalidClientTokenId",
  "MPAgreementFailed",
  "MPAgreementPending",
  "MPAgreementBeingCreated",
  "NotAuthorized",
  "RequestExpired",
  "ServiceUnavailable",
  "ThrottlingException",
  "ValidationError",
  "ResourceNotFound",
] as const;

/** Codes of our own, for what the page has no name for. */
export const OWN_CODES = [
  "RegionDisabled",
  "RegionEnabling",
  "AgreementNotCreated",
  "ModelEndOfLife",
  "ModelLegacy",
  "CredentialsMissing",
  "ExpiredToken",
  "SSOTokenExpired",
  "NetworkError",
  "Overloaded",
  "UnexpectedResponse",
  "NotReadYet",
  "Stale",
  "DataRetentionNotAllowed",
  "Unrecognized",
] as const;

export const CODES = [...PAGE_CODES, ...OWN_CODES] as const;
export type Code = (typeof CODES)[number];
