import type { Feed } from "@/lib/stand-in/health-feed";
import type { Principal } from "@/lib/stand-in/iam/principals";
import { USUAL } from "./after-writes";
import { type Organization, startOrganization } from "./organization";
import type {
  AccessRule,
  AccountSpec,
  AfterWrites,
  DataRetentionMode,
  FormState,
  ModelSeed,
  QuotaChange,
  QuotaRequestSpec,
  RegionStatus,
  RoleSpec,
  WorldSpec,
} from "./types";
import type { UseSpec } from "./usage";

/** A world that runs: its spec, and what has been changed since it started. */
export type World = {
  spec: WorldSpec;
  /** Epoch milliseconds. */
  startedAt: number;
  /** Scripted delays pass this many times as fast. */
  speed: number;
  accounts: ReadonlyMap<string, Account>;
  models: ReadonlyMap<string, ModelSeed>;
  /** AWS's public feeds, by region; a region without one has nothing to tell. */
  feeds: Map<string, Feed>;
  organization: Organization | null;
  /** Bodies of lists, by account, list and page; emptied at every change. */
  bodies: Map<string, string>;
};

export type Account = {
  spec: AccountSpec;
  /** By name; they come and go. */
  roles: Map<string, RoleSpec>;
  regions: Map<string, { status: RegionStatus; next?: { at: number; status: RegionStatus } }>;
  form: { default: FormState; optIn: Map<string, FormState> };
  formData: string;
  access: AccessRule[];
  /** The rules that speak of a region and a model, found once. */
  rulesByCell: Map<string, readonly AccessRule[]>;
  quotaChanges: QuotaChange[];
  quotaRequests: QuotaRequestSpec[];
  afterWrites: AfterWrites;
  /** Counts how often offers were made anew: tokens of before are refused. */
  offerRound: number;
  /** `updatedAt` in epoch milliseconds; a mode that holds since the start has none. */
  dataRetention: {
    mode: DataRetentionMode;
    byRegion: Map<string, { mode: DataRetentionMode; updatedAt?: number }>;
  };
  use: readonly UseSpec[];
  /** How many points CloudWatch gives at most at once; null: as many as AWS does. */
  pointsAPage: number | null;
  /** By ARN, those whose policies are known. */
  principals: Map<string, Principal>;
};

const EXAMPLE_FORM = {
  companyName: "Example Corp",
  companyWebsite: "https://example.com",
  intendedUsers: "0",
  industryOption: "Technology",
  otherIndustryOption: "",
  useCases: "Summaries of support cases",
};

export function startWorld(spec: WorldSpec, options: { now: number; speed: number }): World {
  const { now, speed } = options;
  return {
    spec,
    startedAt: now,
    speed,
    accounts: new Map(spec.accounts.map((account) => [account.id, startAccount(account, options)])),
    models: new Map(spec.catalogue.models.map((model) => [model.id, model])),
    feeds: new Map(),
    organization: spec.organization ? startOrganization(spec.organization) : null,
    bodies: new Map(),
  };
}

function startAccount(spec: AccountSpec, { now, speed }: { now: number; speed: number }): Account {
  return {
    spec,
    roles: new Map(spec.roles.map((role) => [role.name, role])),
    regions: new Map(
      spec.regions.map((region) => [
        region.name,
        region.next === undefined
          ? { status: region.status }
          : {
              status: region.status,
              next: { at: now + region.next.inMs / speed, status: region.next.status },
            },
      ]),
    ),
    form: { default: spec.form.default, optIn: new Map(Object.entries(spec.form.optIn)) },
    formData: Buffer.from(JSON.stringify(EXAMPLE_FORM), "utf8").toString("base64"),
    access: [...spec.access],
    rulesByCell: new Map(),
    quotaChanges: [...spec.quotaChanges],
    quotaRequests: [...spec.quotaRequests],
    afterWrites: { ...USUAL, ...spec.afterWrites },
    offerRound: 0,
    dataRetention: {
      mode: spec.dataRetention.mode,
      byRegion: new Map(
        Object.entries(spec.dataRetention.byRegion).map(([region, mode]) => [region, { mode }]),
      ),
    },
    use: spec.use ?? [],
    pointsAPage: null,
    principals: new Map(spec.principals?.map((principal) => [principal.arn, principal])),
  };
}

/** Every cached answer is stale once a fact of the world was changed. */
export function touch(world: World, account: Account): void {
  world.bodies.clear();
  account.rulesByCell.clear();
}

export function regionStatus(account: Account, at: { region: string; now: number }): RegionStatus {
  const region = account.regions.get(at.region);
  if (region === undefined) return "DISABLED";
  return region.next !== undefined && at.now >= region.next.at ? region.next.status : region.status;
}

export function isRegionOn(status: RegionStatus): boolean {
  return status === "ENABLED" || status === "ENABLED_BY_DEFAULT";
}
