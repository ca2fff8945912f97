import type { FaultRule } from "@/lib/stand-in/faults/types";
import type { Principal } from "@/lib/stand-in/iam/principals";
import type { Recorded } from "@/lib/stand-in/recorded/types";
import type { UseSpec } from "./usage";

/** Times are relative: milliseconds before (`…AgoMs`) or after (`…InMs`) the start of the server. */
export type WorldSpec = {
  name: string;
  summary: string;
  seed: number;
  catalogue: Catalogue;
  quotas: readonly QuotaSeed[];
  accounts: readonly AccountSpec[];
  /** The organization of its accounts; absent: each stands alone. */
  organization?: OrganizationSpec;
  faults: readonly FaultRule[];
  /** Access tokens of IAM Identity Center that are in force. */
  signIns?: readonly string[];
  /** What its account really answered once; it goes before everything else of the world. */
  recorded?: Recorded;
};

export type AccountSpec = {
  id: string;
  name: string;
  keys: readonly KeySpec[];
  roles: readonly RoleSpec[];
  regions: readonly RegionSpec[];
  /** The Anthropic form: one for all default regions, and one in each opt-in region. */
  form: { default: FormState; optIn: Readonly<Record<string, FormState>> };
  /** Later rules win over earlier ones. */
  access: readonly AccessRule[];
  quotaChanges: readonly QuotaChange[];
  quotaRequests: readonly QuotaRequestSpec[];
  provisioned: readonly ProvisionedSpec[];
  /** What becomes of what is written; absent: `world/after-writes.ts` has what is usual. */
  afterWrites?: Partial<AfterWrites>;
  /** Models of which there is a second offer, for this account alone. */
  privateOffers?: readonly string[];
  /** What is called, as CloudWatch counts it; absent: nothing is. */
  use?: readonly UseSpec[];
  /** Roles and users whose own policies are known. */
  principals?: readonly Principal[];
  /** Bedrock's mode of data retention, for all regions and for those that differ. */
  dataRetention: { mode: DataRetentionMode; byRegion: Readonly<Record<string, DataRetentionMode>> };
};

export type OrganizationSpec = {
  id: string;
  managementId: string;
  rootId: string;
  units: readonly UnitSpec[];
  members: readonly MemberSpec[];
  /** Accounts that may list it beside the management account: by delegation. */
  delegated: readonly string[];
};

export type UnitSpec = { id: string; name: string; parent: string };

export const MEMBER_STATES = [
  "PENDING_ACTIVATION",
  "ACTIVE",
  "SUSPENDED",
  "PENDING_CLOSURE",
  "CLOSED",
] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

export type MemberSpec = {
  id: string;
  /** A unit, or the root. */
  parent: string;
  state?: MemberState;
  joinedDaysAgo: number;
  tags?: Readonly<Record<string, string>>;
};

/** How its lists come: plainly, each beginning with an empty page that has a token, with a token that comes again, or without what newer answers have. */
export const PAGINGS = ["plain", "empty-first", "token-repeats", "without-paths"] as const;
export type Paging = (typeof PAGINGS)[number];

export const DATA_RETENTION_MODES = [
  "default",
  "none",
  "inherit",
  "aws_review",
  "provider_data_share",
] as const;
export type DataRetentionMode = (typeof DATA_RETENTION_MODES)[number];

export type FormState = "present" | "missing";

export type KeySpec = {
  accessKeyId: string;
  secretAccessKey: string;
  arn: string;
  userId: string;
  /** Of a temporary key; one that ended before the start has a negative time. */
  session?: { token: string; endsInMs: number };
};

export type RoleSpec = {
  name: string;
  externalId?: string;
  /** The trust policy lets nobody in who does not say for whom. */
  requiresSourceIdentity?: boolean;
  /** The actions its policy allows; absent means every one. */
  allows?: readonly string[];
  /** The role's trust policy lets nobody in. */
  refused?: boolean;
  /** Whoever is signed in to IAM Identity Center may take it. */
  assigned?: boolean;
};

export const REGION_STATUSES = [
  "ENABLED_BY_DEFAULT",
  "ENABLED",
  "ENABLING",
  "DISABLING",
  "DISABLED",
] as const;
export type RegionStatus = (typeof REGION_STATUSES)[number];

export type RegionSpec = {
  name: string;
  status: RegionStatus;
  next?: { inMs: number; status: RegionStatus };
};

export type AvailabilityState = "AVAILABLE" | "NOT_AVAILABLE";

/** What a rule sets for the models and regions it names; absent means every one. */
export type AccessRule = {
  models?: readonly string[];
  provider?: string;
  regions?: readonly string[];
  agreement?: AgreementScript;
  authorization?: "AUTHORIZED" | "NOT_AUTHORIZED";
  entitlement?: AvailabilityState;
  region?: AvailabilityState;
};

/** The life of one agreement. A `speed` shortens `inMs`, never what lies in the past. */
/** A completed one that flaps is read for so long, then PENDING once more for as long, then for good. */
export type AgreementScript =
  | { kind: "available"; acceptedAgoMs: number }
  | { kind: "none" }
  | { kind: "error"; acceptedAgoMs: number; message: string }
  | { kind: "pending"; acceptedAgoMs: number; ends: AgreementEnd; flapsMs?: number };

export type AgreementEnd =
  | { how: "never" }
  | { how: "complete"; inMs: number }
  | { how: "error"; inMs: number; message: string }
  /** The agreement goes on to read PENDING; only its entitlement tells that it failed. */
  | { how: "entitlement-fails"; inMs: number; reason: EntitlementReason }
  | { how: "lapse"; inMs: number };

export type EntitlementReason =
  | "INVALID_PAYMENT_INSTRUMENT"
  | "INCOMPATIBLE_CURRENCY"
  | "ACCOUNT_SUSPENDED"
  | "PRODUCT_RESTRICTED"
  | "UNSUPPORTED_OPERATION";

export type Catalogue = {
  models: readonly ModelSeed[];
  /** Models by region, as ListFoundationModels lists them. */
  listed: ReadonlyMap<string, readonly ListedModel[]>;
  profiles: ReadonlyMap<string, readonly ProfileSeed[]>;
};

export type ModelSeed = {
  id: string;
  name: string;
  provider: string;
  inputs: readonly string[];
  outputs: readonly string[];
  lifecycle: LifecycleSeed;
  /** Its Marketplace product, null for a model that has none. */
  product: string | null;
  /** The name its quotas use, null for a model without quotas of its own. */
  quotaName: string | null;
};

export type LifecycleSeed = {
  status: "ACTIVE" | "LEGACY";
  startDaysAgo: number;
  legacyDaysAgo?: number;
  extendedAccessInDays?: number;
  endOfLifeInDays?: number;
};

export type ListedModel = { model: ModelSeed; id: string; inferenceTypes: readonly string[] };

export type ProfileSeed = {
  id: string;
  prefix: string;
  model: ModelSeed;
  name: string;
  description: string;
  destinations: readonly string[];
};

export type QuotaSeed = {
  code: string;
  name: string;
  value: number;
  adjustable: boolean;
};

/** What an account's applied quotas differ in from the defaults. */
export type QuotaChange = {
  codes?: readonly string[];
  names?: readonly string[];
  regions?: readonly string[];
  applied:
    | { kind: "value"; value: number }
    | { kind: "absent" }
    | { kind: "error"; code: string; message: string };
};

export type QuotaRequestSpec = {
  region: string;
  quotaName: string;
  desired: number;
  status: "PENDING" | "CASE_OPENED" | "APPROVED" | "DENIED" | "CASE_CLOSED" | "NOT_APPROVED";
  createdAgoMs: number;
  /** Of one that was made since the start. */
  made?: MadeRequest;
};

export type MadeRequest = {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  callerArn: string;
  end: QuotaEnd;
  /** Since when there is a case, where one was asked for before its time. */
  caseAt: number | null;
  isApplied: boolean;
};

/** What becomes of what is written, in scripted delays. */
export type AfterWrites = {
  agreement: { ends: AgreementEnd; flapsMs?: number };
  quota: QuotaEnd;
  region: { inMs: number };
  /** Which of its two names the refusal of an agreement without the form has. */
  formRefusal: "AccessDeniedException" | "ValidationException";
};

/** A request is PENDING, has a case after `caseInMs` and ends after `inMs`; both are counted from the request. */
export type QuotaEnd = {
  caseInMs: number;
  ends:
    | { how: "never" }
    | { how: "denied" | "closed"; inMs: number }
    /** What is applied comes so long after the approval, or never; absent: as much as was asked. */
    | { how: "approved"; inMs: number; appliedInMs: number | null; value?: number };
};

export type ProvisionedSpec = {
  region: string;
  name: string;
  modelId: string;
  units: number;
  status: "Creating" | "InService" | "Updating" | "Failed";
  /** The id of a custom model made from `modelId`, which the throughput serves instead of it. */
  customModel?: string;
  commitment?: "OneMonth" | "SixMonths";
};
