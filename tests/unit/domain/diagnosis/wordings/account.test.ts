import { tellsApart } from "@/tests/support/wordings";

tellsApart([
  {
    cause: "account-bedrock-not-allowed",
    says: [
      "Error 002: Access to Bedrock models is not allowed for this account",
      "ValidationException: Access to Amazon Bedrock is not allowed for this account.",
      "AccessDeniedException: Access to Bedrock foundation models is blocked for your account",
      "Amazon Bedrock access is restricted for this AWS account. Contact AWS Support.",
      "Your account is not permitted to use Amazon Bedrock",
    ],
    saysNot: [
      "Access to Anthropic models is not allowed for this account.",
      "You don't have access to the model with the specified model ID.",
      "User: x is not authorized to perform: bedrock:InvokeModel because no identity-based policy allows the bedrock:InvokeModel action",
      "Access to Anthropic models is not allowed from unsupported countries, regions, or territories.",
      "Error 002: file not found in the build folder",
    ],
  },
  {
    cause: "account-provider-blocked",
    says: [
      "ValidationException: Access to Anthropic models is not allowed for this account.",
      "Access to OpenAI models is not allowed for your account",
      "400 Access to Mistral AI models is not allowed for this account.",
      '{"message":"Access to Cohere models is not allowed for this account."}',
      "litellm.BadRequestError: BedrockException - Access to xAI models are not allowed for this account",
    ],
    saysNot: [
      "Access to Bedrock models is not allowed for this account",
      "anthropic.claude-opus-5 is not available for this account.",
      "Access to Anthropic models is not allowed from unsupported countries, regions, or territories.",
      "Anthropic models need the use case details form.",
      "This account is not authorized to perform this operation.",
    ],
  },
  {
    cause: "account-of-no-organization",
    says: [
      "AWSOrganizationsNotInUseException: Your account is not a member of an organization.",
      "An error occurred (AWSOrganizationsNotInUseException) when calling the DescribeOrganization operation: Your account is not a member of an organization.",
    ],
    saysNot: [
      "AccessDeniedException: You don't have permissions to access this resource.",
      "AccountNotFoundException: You specified an account that doesn't exist in your organization.",
    ],
  },
  {
    cause: "account-suspended",
    says: [
      "Your AWS account has been suspended. Contact AWS Support.",
      "Your User ID (5448f408) temporarily is suspended. We've locked your account as a security precaution.",
      "The account 111122223333 is closed",
      "We have locked your account. Verify your identity to restore access.",
      "agreement error: ACCOUNT_SUSPENDED",
    ],
    saysNot: [
      "The job has been suspended because the quota was used up.",
      "Your account is currently being verified. Verification normally takes less than 2 hours.",
      "The account menu was closed by the user",
      "Your session was locked after 15 minutes",
      "Access to Bedrock models is not allowed for this account",
    ],
  },
  {
    cause: "account-operation-not-allowed",
    says: [
      "ValidationException: Operation not allowed",
      "An error occurred (ValidationException) when calling the Converse operation: Operation not allowed",
      '{"message":"Operation not allowed"}',
      "Bedrock answers every model with: Operation not allowed",
      "InvokeModel failed: 400 operation not allowed",
    ],
    saysNot: [
      "405 Method Not Allowed: operation not allowed: GET",
      "EPERM: operation not permitted, unlink '/tmp/x'",
      "Origin http://localhost is not allowed by Access-Control-Allow-Origin",
      "Access to Anthropic models is not allowed for this account.",
      "The operation was aborted due to timeout",
    ],
  },
  {
    cause: "agreement-none",
    says: [
      "ValidationException: No agreement exists to cancel",
      "An error occurred (ValidationException) when calling the DeleteFoundationModelAgreement operation: No agreement exists to cancel.",
      "no active agreement exists to delete",
      "No agreement to cancel for anthropic.claude-opus-5",
      "There is no agreement to terminate",
    ],
    saysNot: [
      "Could not create agreement - Agreement already exists",
      "Agreement not supported for this model",
      "agreementAvailability: PENDING",
      "The stream was cancelled",
      "Your AWS Marketplace subscription for this model cannot be completed at this time.",
    ],
  },
  {
    cause: "form-invalid",
    says: [
      "ValidationException: Invalid Form Data",
      "An error occurred (ValidationException) when calling the PutUseCaseForModelAccess operation: Invalid form data",
      "formData is malformed",
      "The form data is not valid",
      "Invalid FormData: companyWebsite",
    ],
    saysNot: [
      "You have not filled out the request form. Fill out the form before getting access.",
      "Internal Accounts should not submit use case details",
      "multipart/form-data expected",
      "Malformed input request: x",
      "The use case form was rejected",
    ],
  },
  {
    cause: "quota-zero",
    says: [
      "The quota 'Cross-region model inference tokens per minute' is 0",
      "Every one of this account's daily token quotas is set to **zero**",
      "Model invocation max tokens per day for Amazon Nova Lite    Value: 0.0   Adjustable: False",
      "On-demand limit: 0 for Claude Opus",
      "applied 0 (default 3,000,000)",
    ],
    saysNot: [
      "ThrottlingException: Too many tokens, please wait before trying again.",
      "x-ratelimit-remaining: 0",
      "Retry limit of 10 reached, attempt 0 failed",
      "quota 200,000 tokens per minute",
      "The limit is 0.5 requests per second",
    ],
  },
  {
    cause: "quota-not-above-default",
    says: [
      "IllegalArgumentException: You must provide a quota value greater than the default quota value of 6000000.0.",
      "An error occurred (IllegalArgumentException) when calling the RequestServiceQuotaIncrease operation: You must provide a quota value greater than the default quota value of 3.0E7",
      "quota value higher than the current value is required",
      "must provide a quota value that is greater than the default",
      "Provide a quota value larger than the applied one",
    ],
    saysNot: [
      "Only one open service quota increase request is allowed per quota.",
      "The quota is at its default value.",
      "temperature must be greater than 0",
      "QuotaExceededException: too many open requests",
      "Too many tokens per day",
    ],
  },
  {
    cause: "quota-request-open",
    says: [
      "ResourceAlreadyExistsException: Only one open service quota increase request is allowed per quota.",
      "Only one open quota increase request is allowed",
      "There is an open quota increase request for L-A4430697",
      "already has a pending quota increase request",
      "only one open request per quota",
    ],
    saysNot: [
      "Open a quota increase request in Service Quotas.",
      "You must provide a quota value greater than the default quota value of 10.0",
      "Too many requests, please wait before trying again.",
      "Could not create agreement - Agreement already exists",
      "The request is still open in the browser",
    ],
  },
]);
