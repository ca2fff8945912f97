/** Messages to try the screen with; account ids are AWS's documentation ones. */
export const EXAMPLES = [
  {
    label: "Payment",
    text: `botocore.errorfactory.AccessDeniedException: An error occurred (AccessDeniedException) when calling the Converse operation: Model access is denied due to INVALID_PAYMENT_INSTRUMENT: A valid payment instrument must be provided. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 2 minutes.`,
  },
  {
    label: "Use case form",
    text: "ResourceNotFoundException: Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model. If you have already filled out the form, try again in 15 minutes.",
  },
  {
    label: "Policy",
    text: "User: arn:aws:sts::111122223333:assumed-role/app/session is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0 with an explicit deny in a service control policy",
  },
] as const;
