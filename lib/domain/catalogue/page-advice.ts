import type { Code } from "@/lib/domain/codes";

/** Screens of the product that do what a bullet advises. */
type Feature = "matrix" | "quotas" | "regions" | "changes" | "diagnose" | "pending";

type Bullet = {
  code: Code;
  list: "Solution" | "Best practices" | "Closing";
  /** As AWS's page has it. */
  text: string;
  /** Position of the step in the code's entry that carries it. */
  step: number;
  /** What in the product does it for the reader. */
  feature?: Feature;
};

const solution = (code: Code, step: number, text: string, feature?: Feature): Bullet => ({
  code,
  list: "Solution",
  text,
  step,
  ...(feature ? { feature } : {}),
});

/**
 * Every bullet of AWS's page of error codes, and the step that carries it:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html
 */
export const PAGE_ADVICE: readonly Bullet[] = [
  solution(
    "AccessDeniedException",
    0,
    "Verify that your IAM user or role has the necessary permissions for the action you are attempting.",
  ),
  solution(
    "AccessDeniedException",
    1,
    "If you are using temporary security credentials, ensure they haven't expired.",
  ),
  solution("BadCScoreException", 0, "Contact AWS Support for further details"),
  solution(
    "FTUFormNotFilled",
    0,
    "Fill out the Anthropic use case details form before using the model",
  ),
  solution(
    "IncompleteSignature",
    0,
    "Ensure you are using an AWS SDK version that supports Amazon Bedrock.",
  ),
  solution(
    "IncompleteSignature",
    1,
    "Verify that your AWS access key ID and secret key are correctly configured.",
  ),
  solution(
    "IncompleteSignature",
    2,
    "If you are manually signing requests, we suggest double-checking your signature calculation process.",
  ),
  solution(
    "InvalidAction",
    0,
    "We suggest double-checking the spelling and formatting of the action name in your request.",
  ),
  solution(
    "InvalidAction",
    1,
    "Verify that the action calling is supported by Amazon Bedrock and is correctly documented as shown in Amazon Bedrock API Reference.",
  ),
  solution(
    "InvalidAction",
    2,
    "Ensure you are using the most up-to-date version of the AWS SDK or CLI.",
  ),
  solution("InvalidClientTokenId", 0, "Verify that you are using the correct AWS access key ID."),
  solution(
    "InvalidClientTokenId",
    1,
    "If you recently created new access keys, ensure you are using the new credentials and not the old ones.",
  ),
  solution("MPAgreementPending", 0, "Try the request again every 15 minutes.", "pending"),
  solution(
    "MPAgreementPending",
    1,
    "If the issue persists, please contact AWS Support Center and provide details about your request and the error you are encountering.",
    "pending",
  ),
  solution("MPAgreementBeingCreated", 0, "Try again after 15 minutes", "pending"),
  solution(
    "NotAuthorized",
    0,
    "Review your IAM permissions and ensure you have the necessary rights to perform the requested action on Amazon Bedrock resources.",
  ),
  solution(
    "NotAuthorized",
    1,
    "If you are using an IAM role, verify that the role has the appropriate permissions and trust relationships.",
  ),
  solution(
    "NotAuthorized",
    2,
    "Check for any organizational policies or service control policies that might be restricting your access.",
  ),
  solution(
    "RequestExpired",
    0,
    "Ensure your system clock is correctly synchronized with a reliable time source.",
    "matrix",
  ),
  solution(
    "RequestExpired",
    1,
    "If you are making requests from different time zones, be aware of potential timestamp discrepancies.",
  ),
  solution(
    "ServiceUnavailable",
    0,
    "We suggest employing AWS recommended approach of using retries with exponential backoff and random jitter for improved reliability.",
  ),
  solution(
    "ServiceUnavailable",
    2,
    "Consider switching to a different AWS Region if the issue persists in your current Region. Different Regions may have varying levels of load and availability.",
    "regions",
  ),
  solution(
    "ServiceUnavailable",
    3,
    "Use Cross-Region inference to seamlessly manage unplanned traffic bursts by utilizing compute across different AWS Regions.",
    "matrix",
  ),
  solution(
    "ServiceUnavailable",
    4,
    "If you have high throughput requirements, we suggest exploring Provisioned Throughput for your use case.",
  ),
  {
    code: "ServiceUnavailable",
    list: "Best practices",
    text: "Ensure your application can handle 503 status codes appropriately in your error handling and retry logic.",
    step: 1,
  },
  {
    code: "ServiceUnavailable",
    list: "Best practices",
    text: "Check the AWS Service Health Dashboard for any announced issues or scheduled maintenance that might affect the service.",
    step: 5,
  },
  {
    code: "ServiceUnavailable",
    list: "Closing",
    text: "If you experience frequent 503 errors or if they significantly impact your operations, please contact AWS Support for further assistance and guidance tailored to your specific use case.",
    step: 6,
  },
  solution(
    "ThrottlingException",
    0,
    "Check the Amazon Bedrock service quotas in the Amazon Bedrock service quotas console to learn about the limits allotted to your account.",
    "quotas",
  ),
  solution(
    "ThrottlingException",
    1,
    "We suggest employing AWS recommended approach of using retries with exponential backoff. and random jitter for improved reliability.",
  ),
  solution(
    "ThrottlingException",
    2,
    "If you have high throughput requirements, we suggest exploring Provisioned Throughput for your use case.",
  ),
  solution(
    "ThrottlingException",
    3,
    "Request for quota increase by contacting your account manager or AWS Support if your workload traffic exceeds your account quotas.",
    "quotas",
  ),
  solution(
    "ValidationError",
    0,
    "Review the API documentation to ensure all required parameters are included and formatted correctly.",
  ),
  solution(
    "ValidationError",
    1,
    "Check that your input values are within the allowed ranges or conform to the expected patterns.",
  ),
  solution(
    "ValidationError",
    2,
    "We suggest paying attention to any specific validation rules mentioned in the API reference for the action you are using.",
  ),
  solution(
    "ResourceNotFound",
    0,
    "Verify the correctness of model ID, endpoint name, or other resource identifiers in your request.",
    "matrix",
  ),
  solution(
    "ResourceNotFound",
    1,
    "Please implement a fallback mechanism to use alternative models or endpoints when a primary resource is not found.",
    "matrix",
  ),
  {
    code: "ResourceNotFound",
    list: "Best practices",
    text: "Use ListFoundationModels to learn about the available Amazon Bedrock foundation models that you can use.",
    step: 2,
    feature: "matrix",
  },
  {
    code: "ResourceNotFound",
    list: "Best practices",
    text: "We suggest implementing a periodic synchronization process to update your local resource catalog.",
    step: 3,
    feature: "changes",
  },
  {
    code: "ResourceNotFound",
    list: "Closing",
    text: "If you continue to experience issues after trying these solutions, contact AWS Support for further assistance and guidance tailored to your specific use case.",
    step: 4,
  },
];
