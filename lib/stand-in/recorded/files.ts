/** A list of AWS as the AWS CLI writes it: one file a region, all pages in one. */
export type ListFile = {
  operation: string;
  /** The member that holds the items, and the one that holds the token of the next page on the wire. */
  items: string;
  token: string;
  pageSize: number;
};

/** Files of a region's folder, by the AWS CLI's own name of the command. */
export const LIST_FILES: Readonly<Record<string, ListFile>> = {
  "list-foundation-models": {
    operation: "ListFoundationModels",
    items: "modelSummaries",
    token: "nextToken",
    pageSize: Number.POSITIVE_INFINITY,
  },
  "list-inference-profiles": {
    operation: "ListInferenceProfiles",
    items: "inferenceProfileSummaries",
    token: "nextToken",
    pageSize: 100,
  },
  "list-provisioned-model-throughputs": {
    operation: "ListProvisionedModelThroughputs",
    items: "provisionedModelSummaries",
    token: "nextToken",
    pageSize: 10,
  },
  "list-service-quotas": {
    operation: "ListServiceQuotas",
    items: "Quotas",
    token: "NextToken",
    pageSize: 100,
  },
  "list-aws-default-service-quotas": {
    operation: "ListAWSDefaultServiceQuotas",
    items: "Quotas",
    token: "NextToken",
    pageSize: 100,
  },
  "list-requested-service-quota-change-history": {
    operation: "ListRequestedServiceQuotaChangeHistory",
    items: "RequestedQuotas",
    token: "NextToken",
    pageSize: 100,
  },
  "search-agreements": {
    operation: "SearchAgreements",
    items: "agreementViewSummaries",
    token: "nextToken",
    pageSize: 50,
  },
};

/** Answers about one thing: a file a region, or a folder with a file for each model or agreement. */
export const ANSWER_FILES: Readonly<Record<string, string>> = {
  "get-account-data-retention": "GetAccountDataRetention",
  "get-use-case-for-model-access": "GetUseCaseForModelAccess",
};
export const ANSWER_FOLDERS: Readonly<Record<string, string>> = {
  "get-foundation-model-availability": "GetFoundationModelAvailability",
  "get-agreement-entitlements": "GetAgreementEntitlements",
};
