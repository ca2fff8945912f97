/** Every IAM action a scan needs, with what stays unknown where it is missing. */
export type ScanAction = { action: string; service: string; unknown: string };

/**
 * Names by https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * GetCallerIdentity needs no permission: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export const SCAN_ACTIONS = [
  {
    action: "bedrock:ListFoundationModels",
    service: "Amazon Bedrock",
    unknown: "Every cell of the Region: which models it lists, and their lifecycle dates.",
  },
  {
    action: "bedrock:ListInferenceProfiles",
    service: "Amazon Bedrock",
    unknown:
      "Geographic and global routes, and the Regions to which they lead. Models reached only by a profile.",
  },
  {
    action: "bedrock:ListProvisionedModelThroughputs",
    service: "Amazon Bedrock",
    unknown: "Provisioned routes. Models reached only by provisioned throughput.",
  },
  {
    action: "bedrock:GetFoundationModelAvailability",
    service: "Amazon Bedrock",
    unknown: "Every cell that has a route: its agreement, authorization and entitlement.",
  },
  {
    action: "bedrock:GetAccountDataRetention",
    service: "Amazon Bedrock",
    unknown:
      "Whether the Region's data retention mode keeps a model from being called, as far as a dated table tells.",
  },
  {
    action: "bedrock:GetUseCaseForModelAccess",
    service: "Amazon Bedrock",
    unknown:
      "Whether the Anthropic use case form was submitted. Only its presence is kept, never its contents.",
  },
  {
    action: "aws-marketplace:SearchAgreements",
    service: "AWS Marketplace",
    unknown:
      "When an agreement in flight was accepted: its clock starts when the scan first sees it.",
  },
  {
    action: "aws-marketplace:GetAgreementEntitlements",
    service: "AWS Marketplace",
    unknown:
      "Whether an agreement in flight has failed, and when it was accepted: it is shown as pending from the first sight, with a warning.",
  },
  {
    action: "servicequotas:ListServiceQuotas",
    service: "Service Quotas",
    unknown:
      "Applied quotas: whether a quota is 0, and whether a required number of tokens per minute is met.",
  },
  {
    action: "servicequotas:ListAWSDefaultServiceQuotas",
    service: "Service Quotas",
    unknown: "Default quotas: whether an applied quota is below its default.",
  },
  {
    action: "servicequotas:ListRequestedServiceQuotaChangeHistory",
    service: "Service Quotas",
    unknown: "Quota increases that were requested, and what came of them.",
  },
  {
    action: "account:ListRegions",
    service: "AWS Account Management",
    unknown:
      "Which Regions are on: the configured or the default Regions are read, and one that is off looks like bad credentials.",
  },
] as const satisfies readonly ScanAction[];

/**
 * What the role that reads may be given beside the least a scan needs, by the setting it belongs to:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html and list_amazoncloudwatch.html
 */
export const OPTIONAL_READS = {
  principals: {
    sid: "BedrockReadinessCheckPrincipal",
    actions: ["iam:SimulatePrincipalPolicy", "iam:GetContextKeysForPrincipalPolicy"],
    what: "asks what a role or a user may call, for check-principal",
  },
  usage: {
    sid: "BedrockReadinessReadUse",
    actions: ["cloudwatch:GetMetricData", "cloudwatch:ListMetrics"],
    what: "reads from CloudWatch what was called, for usage",
  },
} as const;

export type OptionalRead = keyof typeof OPTIONAL_READS;
