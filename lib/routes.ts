const query = (values: Record<string, string | undefined>): string => {
  const entries = Object.entries(values).filter((entry): entry is [string, string] => !!entry[1]);
  return entries.length ? `?${new URLSearchParams(entries)}` : "";
};

/** Every address inside the product. */
export const routes = {
  matrix: (filters: Record<string, string | undefined> = {}) => `/${query(filters)}`,
  cell: (account: string, region: string, modelId: string) =>
    `/${query({ cell: `${account}~${region}~${modelId}` })}`,
  pending: () => "/pending",
  regions: () => "/regions",
  region: (region: string, account?: string) => `/regions/${region}${query({ account })}`,
  quotas: (filters: Record<string, string | undefined> = {}) => `/quotas${query(filters)}`,
  errors: () => "/errors",
  error: (code: string) => `/errors/${code}`,
  diagnose: () => "/diagnose",
  accounts: () => "/accounts",
  changes: (filters: Record<string, string | undefined> = {}) => `/changes${query(filters)}`,
} as const;

/** Addresses of the GET handlers that pages poll. */
export const api = {
  matrix: (since?: string) => `/api/matrix${query({ since })}`,
  cell: (account: string, region: string, modelId: string) =>
    `/api/cell${query({ account, region, model: modelId })}`,
  readiness: (filters: Record<string, string | undefined> = {}) =>
    `/api/readiness${query(filters)}`,
  agreements: () => "/api/agreements",
  quotas: (filters: Record<string, string | undefined> = {}) => `/api/quotas${query(filters)}`,
  changes: (filters: Record<string, string | undefined> = {}) => `/api/changes${query(filters)}`,
  setup: () => "/api/setup",
  accounts: () => "/api/accounts",
  regions: () => "/api/regions",
  region: (region: string, filters: Record<string, string | undefined> = {}) =>
    `/api/regions/${region}${query(filters)}`,
  export: (filters: Record<string, string | undefined> = {}) => `/api/export${query(filters)}`,
} as const;
