import { pathOfName } from "@/lib/domain/requirement/address";

const query = (values: Record<string, string | undefined>): string => {
  const entries = Object.entries(values).filter((entry): entry is [string, string] => !!entry[1]);
  return entries.length ? `?${new URLSearchParams(entries).toString().replaceAll("%2C", ",")}` : "";
};

/** A name as an item of a list in an address: a comma inside it is no separator. */
export const inList = (name: string): string => name.replaceAll(",", "%2C");

/** Every address inside the product. */
export const routes = {
  matrix: (filters: Record<string, string | undefined> = {}) => `/${query(filters)}`,
  /** `shown`: how an address names the accounts of the matrix around it; without it, the cell's own. */
  cell: (account: string, region: string, modelId: string, shown?: string | null) =>
    `/${query({ account: shown ?? account, cell: `${account}~${region}~${modelId}` })}`,
  pending: () => "/pending",
  regions: () => "/regions",
  region: (region: string, account?: string | null) =>
    `/regions/${region}${query({ account: account ?? undefined })}`,
  requirements: (filters: Record<string, string | undefined> = {}) =>
    `/requirements${query(filters)}`,
  requirement: (name: string) => `/requirements/${pathOfName(name)}`,
  quotas: (filters: Record<string, string | undefined> = {}) => `/quotas${query(filters)}`,
  errors: () => "/errors",
  error: (code: string) => `/errors/${code}`,
  diagnose: () => "/diagnose",
  people: (who?: string) => `/people${query({ who })}`,
  /** With a key, at that account. */
  accounts: (key?: string) => (key ? `/accounts#account-${encodeURIComponent(key)}` : "/accounts"),
  changes: (filters: Record<string, string | undefined> = {}) => `/changes${query(filters)}`,
  compare: (filters: Record<string, string | undefined> = {}) => `/compare${query(filters)}`,
  settings: () => "/settings",
  addAccount: () => "/settings?add=true",
  plan: (filters: Record<string, string | undefined> = {}) => `/plan${query(filters)}`,
  record: (filters: Record<string, string | undefined> = {}) => `/record${query(filters)}`,
  tokens: () => "/tokens",
  acts: () => "/acts",
  act: (id: string) => `/acts/${encodeURIComponent(id)}`,
  /** Leads to the review of what is not previewed yet. Opening it reads nothing; pressing in it does. */
  review: (of: Record<string, string | undefined>) => `/acts/review${query(of)}`,
  actForm: (of: Record<string, string | undefined> = {}) => `/acts/form${query(of)}`,
  principal: (filters: { model?: string; region?: string } = {}) => `/principal${query(filters)}`,
  /** `to`: where one goes afterwards. */
  signIn: (values: { to?: string; why?: string; link?: string } = {}) => `/sign-in${query(values)}`,
} as const;

/** Addresses on the way in and out; they are no pages. */
export const auth = {
  begin: (to: string | undefined) => `/auth/sign-in${query({ to })}`,
  signOut: () => "/auth/sign-out",
  link: () => "/auth/link",
} as const;

/** Addresses of the GET handlers that pages poll. */
export const api = {
  matrix: (asked: { since?: string; cells?: "once" } = {}) => `/api/matrix${query(asked)}`,
  cell: (account: string, region: string, modelId: string) =>
    `/api/cell${query({ account, region, model: modelId })}`,
  howToCall: (account: string, region: string, modelId: string) =>
    `/api/how-to-call${query({ account, region, model: modelId })}`,
  proofs: (account: string, region: string, modelId: string) =>
    `/api/proofs${query({ account, region, model: modelId })}`,
  readiness: (filters: Record<string, string | undefined> = {}) =>
    `/api/readiness${query(filters)}`,
  agreements: () => "/api/agreements",
  profiles: (account: string) => `/api/profiles${query({ account })}`,
  quotas: (filters: Record<string, string | undefined> = {}) => `/api/quotas${query(filters)}`,
  changes: (filters: Record<string, string | undefined> = {}) => `/api/changes${query(filters)}`,
  plan: (filters: Record<string, string | undefined> = {}) => `/api/plan${query(filters)}`,
  past: (asked: Record<string, string | undefined>) => `/api/past${query(asked)}`,
  moments: () => "/api/past/moments",
  setup: () => "/api/setup",
  me: () => "/api/me",
  live: () => "/api/health/live",
  /** A text stands for a group, and for an address where it is one. */
  wouldSee: (text: string) =>
    `/api/would-see${query({ group: text, email: text.includes("@") ? text : undefined })}`,
  entry: () => "/api/entry",
  people: () => "/api/people",
  acts: () => "/api/acts",
  act: (id: string) => `/api/acts/${encodeURIComponent(id)}`,
  tokens: () => "/api/tokens",
  accounts: () => "/api/accounts",
  settings: () => "/api/settings",
  requirements: () => "/api/requirements",
  requirementFeed: (name: string) => `/api/requirements${query({ feed: name })}`,
  /** `asked`: each value under its name, as often as there are values. */
  tryRequirement: (asked: readonly (readonly [string, string])[]) =>
    `/api/requirements/try?${new URLSearchParams(asked.map(([key, value]) => [key, value]))}`,
  trouble: () => "/api/trouble",
  regions: () => "/api/regions",
  region: (region: string, filters: Record<string, string | undefined> = {}) =>
    `/api/regions/${region}${query(filters)}`,
  export: (filters: Record<string, string | undefined> = {}) => `/api/export${query(filters)}`,
  record: (filters: Record<string, string | undefined> = {}) => `/api/record${query(filters)}`,
  recordStanding: () => "/api/record/check",
  recordExport: (filters: Record<string, string | undefined> = {}) =>
    `/api/record/export${query(filters)}`,
} as const;
