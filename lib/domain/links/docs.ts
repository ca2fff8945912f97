const BEDROCK = "https://docs.aws.amazon.com/bedrock/latest/userguide";
const ERROR_PAGE = `${BEDROCK}/troubleshooting-api-error-codes.html`;
const IAM = "https://docs.aws.amazon.com/IAM/latest/UserGuide";
const SDK = "https://docs.aws.amazon.com/sdkref/latest/guide";
const CLI = "https://docs.aws.amazon.com/cli/latest/userguide";

type DocsLink = { label: string; docs: string };

/** AWS's own pages: the same in every partition, no sign-in. */
export const DOCS_LINKS = {
  accessDenied: { label: "Who denied access", docs: `${IAM}/troubleshoot_access-denied.html` },
  accessKeys: { label: "Access keys", docs: `${IAM}/id_credentials_access-keys.html` },
  agentRoles: { label: "Service roles of agents", docs: `${BEDROCK}/agents-permissions.html` },
  apis: { label: "APIs and endpoints", docs: `${BEDROCK}/apis.html` },
  apiReference: {
    label: "API reference",
    docs: "https://docs.aws.amazon.com/bedrock/latest/APIReference/welcome.html",
  },
  backoff: {
    label: "Backoff with jitter",
    docs: "https://docs.aws.amazon.com/prescriptive-guidance/latest/cloud-design-patterns/retry-backoff.html",
  },
  cliInstall: { label: "Install or update the CLI", docs: `${CLI}/getting-started-install.html` },
  clock: {
    label: "Set the clock",
    docs: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/set-time.html",
  },
  converse: { label: "Converse API", docs: `${BEDROCK}/conversation-inference.html` },
  credentials: {
    label: "Where credentials come from",
    docs: `${SDK}/standardized-credentials.html`,
  },
  crossRegion: { label: "Cross-Region inference", docs: `${BEDROCK}/cross-region-inference.html` },
  credentialProcess: {
    label: "Credentials from a command",
    docs: `${SDK}/feature-process-credentials.html`,
  },
  dataRetention: { label: "Data retention", docs: `${BEDROCK}/data-retention.html` },
  denyEvaluation: {
    label: "Why a Deny wins",
    docs: `${IAM}/reference_policies_evaluation-logic.html`,
  },
  endpoints: {
    label: "Endpoints and Regions",
    docs: "https://docs.aws.amazon.com/general/latest/gr/bedrock.html",
  },
  globalInference: {
    label: "Global inference and policies",
    docs: `${BEDROCK}/global-cross-region-inference.html`,
  },
  guardrails: { label: "Guardrails", docs: `${BEDROCK}/guardrails.html` },
  imds: { label: "Instance metadata", docs: `${SDK}/feature-imds-credentials.html` },
  inferenceProfiles: {
    label: "Inference profiles",
    docs: `${BEDROCK}/inference-profiles-support.html`,
  },
  keyPolicies: {
    label: "KMS key policies",
    docs: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
  },
  kbStores: {
    label: "Vector stores of knowledge bases",
    docs: `${BEDROCK}/knowledge-base-setup.html`,
  },
  kbRole: { label: "Knowledge base role", docs: `${BEDROCK}/kb-permissions.html` },
  mantle: { label: "Mantle endpoint", docs: `${BEDROCK}/bedrock-mantle.html` },
  lifecycle: { label: "Model lifecycle", docs: `${BEDROCK}/model-lifecycle.html` },
  modelAccess: { label: "Model access", docs: `${BEDROCK}/model-access.html` },
  modelParameters: { label: "Model parameters", docs: `${BEDROCK}/model-parameters.html` },
  modelRegions: { label: "Models by Region", docs: `${BEDROCK}/models-region-compatibility.html` },
  optInRegions: {
    label: "Regions of an account",
    docs: "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html",
  },
  oidc: { label: "OIDC providers", docs: `${IAM}/id_roles_providers_create_oidc.html` },
  passRole: { label: "Passing a role", docs: `${IAM}/id_roles_use_passrole.html` },
  orgDelegation: {
    label: "Delegated reading of the organization",
    docs: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html",
  },
  permissionsBoundary: {
    label: "Permissions boundaries",
    docs: `${IAM}/access_policies_boundaries.html`,
  },
  productIds: {
    label: "Marketplace product ids",
    docs: `${BEDROCK}/model-access-product-ids.html`,
  },
  profiles: { label: "Named profiles", docs: `${CLI}/cli-configure-files.html` },
  provisioned: { label: "Provisioned Throughput", docs: `${BEDROCK}/prov-throughput.html` },
  proxy: { label: "Proxies and certificates", docs: `${CLI}/cli-configure-proxy.html` },
  quotaRequests: {
    label: "Quota requests",
    docs: "https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html",
  },
  quotaDocs: { label: "Bedrock quotas", docs: `${BEDROCK}/quotas.html` },
  quotaIncrease: { label: "How to raise a quota", docs: `${BEDROCK}/quotas-increase.html` },
  regionSetting: { label: "Region setting", docs: `${SDK}/feature-region.html` },
  retries: { label: "SDK retries", docs: `${SDK}/feature-retry-behavior.html` },
  roles: { label: "Role and trust problems", docs: `${IAM}/troubleshoot_roles.html` },
  scp: {
    label: "Service control policies",
    docs: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
  },
  serviceTiers: { label: "Service tiers", docs: `${BEDROCK}/service-tiers-inference.html` },
  sessionPolicies: {
    label: "Session policies",
    docs: `${IAM}/access_policies.html#policies_session`,
  },
  signing: { label: "Signature problems", docs: `${IAM}/reference_sigv-troubleshooting.html` },
  ssoAssign: {
    label: "Assign access to an account",
    docs: "https://docs.aws.amazon.com/singlesignon/latest/userguide/assignusers.html",
  },
  sso: { label: "IAM Identity Center sign-in", docs: `${CLI}/cli-configure-sso.html` },
  supportPlans: {
    label: "Support plans",
    docs: "https://docs.aws.amazon.com/awssupport/latest/user/aws-support-plans.html",
  },
  timeouts: {
    label: "Connection timeouts",
    docs: `${ERROR_PAGE}#ts-connection-timeout`,
  },
  toolUse: { label: "Tool use", docs: `${BEDROCK}/tool-use.html` },
  vectorStoreAccess: {
    label: "Data access policies",
    docs: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html",
  },
  vpcEndpoint: { label: "VPC endpoints", docs: `${BEDROCK}/vpc-interface-endpoints.html` },
} as const satisfies Record<string, DocsLink>;

export type DocsLinkName = keyof typeof DOCS_LINKS;

/** The sections of AWS's page of error codes that have an anchor, as of September 2026, with their headings. */
export const ERROR_SECTIONS = {
  "ts-access-denied": "AccessDeniedException",
  "ts-connection-timeout": "connection timeouts",
  "ts-ftu-form": "FTUFormNotFilled",
  "ts-incomplete-signature": "IncompleteSignature",
  "ts-internal-failure": "InternalFailure",
  "ts-invalid-action": "InvalidAction",
  "ts-invalid-client-token": "InvalidClientTokenId",
  "ts-mp-agreement-created": "MPAgreementBeingCreated",
  "ts-mp-agreement-failed": "a failed Marketplace agreement",
  "ts-mp-agreement-pending": "a pending Marketplace agreement",
  "ts-not-authorized": "NotAuthorized",
  "ts-overloaded-error": "overloaded_error",
  "ts-request-expired": "RequestExpired",
  "ts-resource-not-found": "ResourceNotFound",
  "ts-service-unavailable": "ServiceUnavailable",
  "ts-throttling-exception": "ThrottlingException",
  "ts-validation-error": "ValidationError",
} as const;
export type ErrorSection = keyof typeof ERROR_SECTIONS;

/** A section of AWS's page of error codes: https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html */
export const errorPage = (section: ErrorSection): string => `${ERROR_PAGE}#${section}`;
