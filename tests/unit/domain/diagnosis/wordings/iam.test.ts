import { tellsApart } from "@/tests/support/wordings";

const WHO = "User: arn:aws:sts::111122223333:assumed-role/Dev/alice is not authorized to perform:";
const MODEL = "on resource: arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0";

const SUBSCRIBE = `${WHO} aws-marketplace:Subscribe on resource: *`;

tellsApart([
  {
    cause: "permissions-boundary",
    says: [
      `${SUBSCRIBE} because no permissions boundary allows the aws-marketplace:Subscribe action`,
      `${SUBSCRIBE} with an explicit deny in a permissions boundary`,
      `${SUBSCRIBE} with an explicit deny in a permissions boundary: arn:aws:iam::111122223333:policy/B`,
      `${WHO} account:EnableRegion because no permissions boundary allows the account:EnableRegion action`,
      "Context: a permissions boundary explicitly denies the action",
    ],
    saysNot: [
      `${SUBSCRIBE} because no identity-based policy allows the aws-marketplace:Subscribe action`,
      `${SUBSCRIBE} with an explicit deny in an identity-based policy`,
      `${SUBSCRIBE} because no session policy allows the aws-marketplace:Subscribe action`,
      `${SUBSCRIBE} with an explicit deny in a service control policy`,
      "Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:Subscribe). Our roles have a permissions boundary.",
    ],
  },
  {
    cause: "marketplace-subscribe-permission-missing",
    says: [
      `${SUBSCRIBE} because no identity-based policy allows the aws-marketplace:Subscribe action`,
      `${SUBSCRIBE}`,
      "The role lacks aws-marketplace:Subscribe; there is no explicit deny anywhere.",
      "is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions)",
      "aws-marketplace:Subscribe is missing",
    ],
    saysNot: [
      `${SUBSCRIBE} with an explicit deny`,
      `${SUBSCRIBE} with an explicit deny in an identity-based policy`,
      `${SUBSCRIBE} with an explicit deny in a session policy`,
      `${SUBSCRIBE} because no VPC endpoint policy allows the aws-marketplace:Subscribe action`,
      `${SUBSCRIBE} because no permissions boundary allows the aws-marketplace:Subscribe action`,
    ],
  },
  {
    cause: "iam-identity-explicit-deny",
    says: [
      `${WHO} bedrock:InvokeModel ${MODEL} with an explicit deny in an identity-based policy`,
      `${WHO} bedrock:Converse ${MODEL} with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/P`,
      "bedrock:InvokeModel\nContext: an identity-based policy explicitly denies the action",
      "Kontext: an identity-based policy explicitly denies the action",
      "The call was denied by an identity based policy",
    ],
    saysNot: [
      `${WHO} bedrock:InvokeModel because no identity-based policy allows the bedrock:InvokeModel action`,
      `${WHO} bedrock:InvokeModel ${MODEL} with an explicit deny in a service control policy`,
      `${WHO} kms:Decrypt on resource: x with an explicit deny in a resource-based policy`,
      "Attach an identity-based policy that allows bedrock:InvokeModel.",
      `${WHO} bedrock:InvokeModel with an explicit deny in a permissions boundary`,
    ],
  },
  {
    cause: "scp-explicit-deny",
    says: [
      `${WHO} bedrock:InvokeModel ${MODEL} with an explicit deny in a service control policy`,
      "コンテキスト: a service control policy explicitly denies the action",
      "Access was denied by an SCP of the organization",
      `${WHO} bedrock:Converse because no service control policy allows the bedrock:Converse action`,
      `${WHO} bedrock:InvokeModel with an explicit deny in a resource control policy`,
    ],
    saysNot: [
      `${WHO} bedrock:InvokeModel ${MODEL} with an explicit deny in an identity-based policy`,
      "Our service control policies are reviewed every year.",
      `${WHO} bedrock:InvokeModel because no VPC endpoint policy allows the bedrock:InvokeModel action`,
      "scp: /tmp/model.bin: Permission denied",
      `${WHO} aws-marketplace:Subscribe with an explicit deny in a service control policy`,
    ],
  },
  {
    cause: "scp-destination-denied",
    says: [
      `https://bedrock-runtime.eu-west-1.amazonaws.com ${WHO} bedrock:InvokeModel ${MODEL} with an explicit deny in a service control policy`,
      `region=eu-central-1 ${WHO} bedrock:InvokeModel on resource: arn:aws:bedrock:eu-north-1::foundation-model/anthropic.claude-sonnet-5 with an explicit deny in a service control policy`,
      `region_name: us-east-2\n${WHO} bedrock:Converse on resource: arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-opus-5 with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o/p`,
      `bedrock-runtime.ap-south-1.amazonaws.com: Context: a service control policy explicitly denies the action on resource arn:aws:bedrock:ap-south-2::foundation-model/amazon.nova-pro-v1:0`,
      `AWS_REGION=us-east-1 ${WHO} bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-pro-v1:0 with an explicit deny in a service control policy`,
    ],
    saysNot: [
      `${WHO} bedrock:InvokeModel ${MODEL} with an explicit deny in a service control policy`,
      `region=us-east-1 ${WHO} bedrock:InvokeModel ${MODEL} with an explicit deny in a service control policy`,
      `region=eu-west-1 ${WHO} bedrock:InvokeModel ${MODEL} with an explicit deny in an identity-based policy`,
      `region=eu-west-1 ${WHO} bedrock:InvokeModel on resource: * with an explicit deny in a service control policy`,
      `region=eu-west-1 ${WHO} bedrock:InvokeModel ${MODEL} because no identity-based policy allows the bedrock:InvokeModel action`,
    ],
  },
  {
    cause: "resource-policy-deny",
    says: [
      `${WHO} kms:Decrypt on resource: arn:aws:kms:us-east-1:111122223333:key/1 with an explicit deny in a resource-based policy`,
      `${WHO} kms:GenerateDataKey because no resource-based policy allows the kms:GenerateDataKey action`,
      "The request was denied by the KMS key policy",
      "Context: a resource-based policy explicitly denies the action",
      `${WHO} s3:GetObject on resource: arn:aws:s3:::b/k with an explicit deny in a bucket policy`,
    ],
    saysNot: [
      "no resource-based policy allows the bedrock:InvokeModel action",
      `${WHO} kms:Decrypt because no identity-based policy allows the kms:Decrypt action`,
      "Add a key policy statement for bedrock.amazonaws.com.",
      `${WHO} bedrock:InvokeModel with an explicit deny in an identity-based policy`,
      "The bucket does not exist",
    ],
  },
  {
    cause: "service-role-misconfigured",
    says: [
      "ValidationException: Access denied while validating ECR URI. The execution role requires permissions for ecr:BatchGetImage",
      "The knowledge base storage configuration provided is invalid... Bad Authorization",
      "The knowledge base storage configuration provided is invalid... Request failed: [security_exception] 403 Forbidden",
      "Role arn:aws:iam::111122223333:role/memory does not have a valid trust policy",
      "ValidationException: The provided role arn:aws:iam::111122223333:role/batch cannot be assumed by Amazon Bedrock",
    ],
    saysNot: [
      `${WHO} iam:PassRole on resource: arn:aws:iam::111122223333:role/batch because no identity-based policy allows the iam:PassRole action`,
      `${WHO} sts:AssumeRole on resource: arn:aws:iam::444455556666:role/X`,
      "The knowledge base storage configuration provided is invalid... chunks column must be indexed.",
      "messages.0.role: Input should be 'user' or 'assistant'",
      "Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions",
    ],
  },
  {
    cause: "iam-identity-policy-missing",
    says: [
      `${WHO} iam:PassRole on resource: arn:aws:iam::111122223333:role/batch because no identity-based policy allows the iam:PassRole action`,
      "401 access_denied: not authorized to perform: bedrock-mantle:CreateInference (no identity-based policy allows the action)",
      "You don't have permission to bedrock:ListFoundationModels. Ask your administrator.",
      `${WHO} bedrock:InvokeModel ${MODEL}`,
      "Kontext: no identity-based policy allows the action",
    ],
    saysNot: [
      `${WHO} bedrock:InvokeModel ${MODEL} with an explicit deny in an identity-based policy`,
      "not authorized to perform: aws-marketplace:Subscribe because no identity-based policy allows the aws-marketplace:Subscribe action. Model access is denied.",
      "You don't have access to the model with the specified model ID.",
      `${WHO} bedrock:CallWithBearerToken because no identity-based policy allows the bedrock:CallWithBearerToken action`,
      "Your account is not authorized to perform this action. Please create a support case.",
    ],
  },
]);
