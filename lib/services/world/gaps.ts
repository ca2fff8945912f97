import { type Fault, isUnknownOperation } from "@/lib/domain/facts/fault";
import { isAskable } from "@/lib/domain/facts/plan";
import { isNamed } from "@/lib/domain/named";
import { own } from "@/lib/domain/own";
import type { GateName } from "@/lib/domain/verdict";
import { accountFault, faultIn, hasNoEndpoint } from "./faults";
import { unreadFault } from "./region-standing";
import type { World, WorldAccount, WorldRegion } from "./world";

export type Gap = {
  account: string;
  region: string | null;
  /** Which of the gates the reading is for. */
  gate: GateName;
  what: string;
  fault: Fault;
};

const wholeGap = (account: WorldAccount): Gap | null => {
  const fault = accountFault(account);
  return (
    fault && { account: account.key, region: null, gate: "credentials", what: "the account", fault }
  );
};

const listGap = (account: WorldAccount, region: WorldRegion): Gap | null => {
  const fault = unreadFault(region);
  const at = { account: account.key, region: region.region };
  return fault && { ...at, gate: "model-list", what: "its models and routes", fault };
};

/** Why nothing new can be said of a Region: the account was not read, or the Region's lists were not; null: both were. */
export function regionGap(account: WorldAccount, region: string): Gap | null {
  const found = account.regions.find((one) => one.region === region);
  return wholeGap(account) ?? (found ? listGap(account, found) : null);
}

function accountGaps(account: WorldAccount): Gap[] {
  const { regions, agreements, entitlements, forms } = account.facts;
  const readings = [
    ["region", "the Regions", regions],
    ["agreement", "the Marketplace agreements", agreements],
    ...Object.entries(entitlements).map(
      ([id, reading]) => ["entitlement", `the entitlements of ${id}`, reading] as const,
    ),
    ...Object.entries(forms).map(
      ([where, reading]) => ["form", `the use case form (${where})`, reading] as const,
    ),
  ] as const;
  const whole = wholeGap(account);
  if (whole) return [whole];
  return readings.flatMap(([gate, what, reading]) => {
    const fault = faultIn(reading);
    return fault ? [{ account: account.key, region: null, gate, what, fault }] : [];
  });
}

function regionGaps(account: WorldAccount, region: WorldRegion): Gap[] {
  const { stored, judged } = region;
  if (
    !stored ||
    hasNoEndpoint(region) ||
    !isAskable({ region: region.region, status: judged.status })
  )
    return [];
  const { quotas, quotaDefaults, quotaRequests, provisioned, dataRetention } = stored.facts;
  const lists: readonly (readonly [GateName, string, Fault | null])[] = [
    ["route", "its provisioned throughputs", faultIn(provisioned)],
    ["quota", "its quotas", faultIn(quotas) ?? faultIn(quotaDefaults)],
    ["quota", "its quota requests", faultIn(quotaRequests)],
    ["data-retention", "its data retention mode", faultIn(dataRetention)],
  ];
  const others = lists.map(
    ([gate, what, fault]) =>
      fault && { account: account.key, region: region.region, gate, what, fault },
  );
  return [listGap(account, region), ...others].filter(
    (gap): gap is Gap => gap !== null && !isUnknownOperation(gap.fault),
  );
}

/** Models whose own question was not answered; those that failed alike in a region are one gap. */
function cellGaps(
  account: WorldAccount,
  { region, stored, judged }: WorldRegion,
  models: readonly string[] | null,
): Gap[] {
  const alike = new Map<string, Gap>();
  for (const { modelId, verdict } of judged.cells) {
    if (verdict.state !== "unknown" || (models !== null && !models.includes(modelId))) continue;
    const fault = faultIn(stored ? own(stored.facts.availability, modelId) : undefined);
    if (!fault || fault.code !== verdict.code) continue;
    const key = `${fault.code} ${fault.cause}`;
    if (alike.has(key)) continue;
    const gap = { account: account.key, region, what: "the access to models", fault };
    alike.set(key, { ...gap, gate: "availability" });
  }
  return [...alike.values()];
}

/** Everything that was asked and not answered. */
export function gapsOf(
  world: World,
  wanted: {
    accounts: readonly string[] | null;
    regions: readonly string[] | null;
    models: readonly string[] | null;
  },
): readonly Gap[] {
  return world.accounts
    .filter(({ key, ref, name }) => isNamed(wanted.accounts, key, ref.key, name))
    .flatMap((account) => {
      const own = accountGaps(account);
      if (accountFault(account)) return own;
      const regional = account.regions
        .filter(({ region }) => isNamed(wanted.regions, region))
        .flatMap((region) => [
          ...regionGaps(account, region),
          ...cellGaps(account, region, wanted.models),
        ]);
      return [...own, ...regional];
    });
}
