import { isOptIn } from "@/lib/stand-in/worlds/regions";
import { type AgreementNow, agreementAt, noAgreement } from "./agreement";
import type { Account, World } from "./state";
import type {
  AccessRule,
  AvailabilityState,
  DataRetentionMode,
  FormState,
  ModelSeed,
} from "./types";

export type Access = {
  agreement: AgreementNow;
  authorization: "AUTHORIZED" | "NOT_AUTHORIZED";
  entitlement: AvailabilityState;
  region: AvailabilityState;
};

export type CellRef = { region: string; model: ModelSeed };

/** What GetFoundationModelAvailability tells of a model in a region at this moment. */
export function accessTo(
  world: World,
  input: { account: Account; cell: CellRef; now: number },
): Access {
  const { account, cell, now } = input;
  const access: Access = {
    agreement: noAgreement(),
    authorization: "AUTHORIZED",
    entitlement: "AVAILABLE",
    region: isOffered(world, cell) ? "AVAILABLE" : "NOT_AVAILABLE",
  };
  for (const rule of rulesFor(account, cell)) {
    if (rule.agreement !== undefined) {
      access.agreement = agreementAt(rule.agreement, { now, world });
    }
    if (rule.authorization !== undefined) access.authorization = rule.authorization;
    if (rule.entitlement !== undefined) access.entitlement = rule.entitlement;
    if (rule.region !== undefined) access.region = rule.region;
  }
  if (cell.model.product === null) access.agreement = { ...access.agreement, status: "AVAILABLE" };
  return access;
}

export function formIn(account: Account, region: string): FormState {
  return isOptIn(region) ? (account.form.optIn.get(region) ?? "missing") : account.form.default;
}

export function retentionIn(
  { dataRetention }: Account,
  region: string,
): { mode: DataRetentionMode; updatedAt?: number } {
  return dataRetention.byRegion.get(region) ?? { mode: dataRetention.mode };
}

export function isOffered(world: World, { region, model }: CellRef): boolean {
  const { listed, profiles } = world.spec.catalogue;
  return (
    (listed.get(region)?.some((entry) => entry.model.id === model.id) ?? false) ||
    (profiles.get(region)?.some((profile) => profile.model.id === model.id) ?? false)
  );
}

function rulesFor(account: Account, { region, model }: CellRef): readonly AccessRule[] {
  const key = `${region} ${model.id}`;
  const cached = account.rulesByCell.get(key);
  if (cached !== undefined) return cached;
  const found = account.access.filter((rule) => speaksOf(rule, { region, model }));
  account.rulesByCell.set(key, found);
  return found;
}

function speaksOf(rule: AccessRule, { region, model }: CellRef): boolean {
  return (
    (rule.models === undefined || rule.models.includes(model.id)) &&
    (rule.provider === undefined || rule.provider === model.provider) &&
    (rule.regions === undefined || rule.regions.includes(region))
  );
}
