import { tellsApart } from "@/tests/support/wordings";

tellsApart([
  {
    cause: "bearer-token-expired",
    says: [
      '403 {"Message":"Bearer Token has expired"}',
      "The API key has expired. Generate a new Amazon Bedrock API key.",
      "AWS_BEARER_TOKEN_BEDROCK is expired",
      "Expired bearer token",
      "Authentication failed: your API key expired on 2026-11-01",
    ],
    saysNot: [
      "Authentication failed: Please make sure your API Key is valid.",
      "The security token included in the request is expired",
      "OAuth token has expired. https://api.anthropic.com/v1/messages",
      "Your API key is invalid or has expired",
      "The SSO session associated with this profile has expired",
    ],
  },
  {
    cause: "bearer-token-invalid",
    says: [
      "Authentication failed: Please make sure your API Key is valid.",
      "{'error': {'code': 'invalid_api_key', 'message': 'Invalid bearer token'}}",
      "Invalid API Key format: Must start with pre-defined prefix",
      "The bearer token is malformed",
      "Incorrect API key provided",
    ],
    saysNot: [
      "Bearer Token has expired",
      "The security token included in the request is invalid.",
      "No API key found for amazon-bedrock.",
      "Failed to resolve bearer token: no token source configured",
      "is not authorized to perform: bedrock:CallWithBearerToken because no identity-based policy allows the action",
    ],
  },
  {
    cause: "sso-session-expired",
    says: [
      "The SSO session associated with this profile has expired or is otherwise invalid.",
      "Error loading SSO Token: Token for corp does not exist",
      "Error: AWS SSO: token is expired, please run `aws sso login`",
      "aws: [ERROR]: Unable to retrieve credentials: Your session has expired. Please reauthenticate using 'aws login'.",
      "UnauthorizedException: Session token not found or invalid",
    ],
    saysNot: [
      "$ aws sso login --profile dev\nValidationException: Operation not allowed",
      "Failed to resolve credentials for profile 'X': the credentials provider was not properly configured. Try running 'aws sso login --profile X'",
      "Your browser session has expired, sign in to the forum again",
      "The security token included in the request is expired",
      "Could not load credentials from any providers. You may run aws sso login.",
    ],
  },
  {
    cause: "credentials-missing",
    says: [
      "Could not load credentials from any providers",
      "No API key found for amazon-bedrock. Use /login or set an API key environment variable.",
      "Failed to resolve bearer token: no token source configured",
      "'NoneType' object has no attribute 'access_key'",
      "Valid credentials could not be sourced",
    ],
    saysNot: [
      "The security token included in the request is invalid.",
      "Profile team credential_process returned invalid JSON.",
      "The config profile (corp) could not be found",
      "getaddrinfo ENOTFOUND bedrock-runtime.us-east-2.amazonaws.com",
      "The SSO session associated with this profile has expired.",
    ],
  },
  {
    cause: "credential-process-failed",
    says: [
      "AWS credential_process for profile 'default' exited 1: No valid cached MFA session found.",
      "Profile team credential_process returned invalid JSON.",
      "Error when retrieving credentials from custom-process: vault is sealed",
      "credential_process timed out after 30 s",
      "Failed to run credential_process of profile corp",
    ],
    saysNot: [
      "My profile uses credential_process. ValidationException: The provided model identifier is invalid.",
      "Could not load credentials from any providers",
      "The config profile (corp) could not be found",
      "The process exited with code 1",
      "Error loading SSO Token: Token for corp does not exist",
    ],
  },
  {
    cause: "region-not-configured",
    says: [
      "AWS region setting is missing. Pass it using the 'region' parameter or the AWS_REGION environment variable.",
      "ValidationError: 1 validation error for ChatBedrockConverse\n  Did not find region_name, please add an environment variable `AWS_DEFAULT_REGION`",
      "getaddrinfo ENOTFOUND bedrock-runtime.undefined.amazonaws.com",
      'Could not connect to the endpoint URL: "https://bedrock-runtime..amazonaws.com/model/x/converse"',
      "Invalid endpoint: https://bedrock-runtime.null.amazonaws.com",
    ],
    saysNot: [
      "getaddrinfo ENOTFOUND bedrock-runtime.us-east-1.amazonaws.com",
      "The region me-south-1 is not enabled for this account",
      "Could not resolve the foundation model from the provided model identifier in this region.",
      "STS is not activated in this region",
      "Cannot read properties of undefined (reading 'region')",
    ],
  },
  {
    cause: "not-a-bedrock-call",
    says: [
      "Unable to connect to Anthropic services\nFailed to connect to api.anthropic.com: fetch failed",
      "getaddrinfo ENOTFOUND api.openai.com",
      "connect ECONNREFUSED api.anthropic.com:443",
      "API Error: 401 https://api.anthropic.com/v1/messages OAuth token is not valid",
      "authentication_error: invalid x-api-key",
    ],
    saysNot: [
      "getaddrinfo ENOTFOUND bedrock-runtime.us-east-2.amazonaws.com",
      "request to https://api.anthropic.com/v1/messages failed, reason: self signed certificate in certificate chain",
      "Access to Anthropic models is not allowed from unsupported countries. Please refer to https://www.anthropic.com/supported-countries",
      "AccessDeniedException: Anthropic use case details have not been submitted",
      "Error code: 403 - {'message': 'The security token included in the request is expired'}",
    ],
  },
  {
    cause: "network-unreachable",
    says: [
      "API Error: Connection error.",
      "connect ETIMEDOUT 3.238.167.12:443",
      "dial tcp: lookup bedrock.eu-west-1.amazonaws.com: no such host",
      "HTTP/1.1 407 Proxy Authentication Required CONNECT bedrock-runtime.us-east-1.amazonaws.com:443",
      "error sending request for url (https://bedrock-mantle.us-east-1.api.aws/v1/responses): connection closed before message completed",
    ],
    saysNot: [
      "Failed to resolve bearer token: no token source configured for amazon-bedrock",
      'Error: Failed to resolve model provider for "bedrock/claude"',
      "certificate verify failed: unable to get local issuer certificate",
      'Read timeout on endpoint URL: "https://bedrock-runtime.us-east-1.amazonaws.com/model/x/invoke"',
      "The team could not connect to the meeting because of the holidays, which nobody had told us about, so we met a week later and talked about the proxy settings there instead of the other thing.",
    ],
  },
]);
