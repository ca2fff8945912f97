import { type Fault, isUnknownOperation } from "@/lib/domain/facts/fault";
import { isAskable } from "@/lib/domain/facts/plan";
import { isNamed } from "@/lib/domain/named";
import { own } from "@/lib/domain/own";
import { accountFault, faultIn, hasNoEndpoint } from "./faults";
import { unreadFault } from "./region-standing";
import type { World, WorldAccount, WorldRegion } from "./world";

export type Gap = { account: string; region: string | null; what: string; fault: Fault };

const wholeGap = (account: WorldAccount): Gap | null => {
  const fault = accountFault(account);
  return fault && { account: account.key, region: null, what: "the account", fault };
};

const listGap = (account: WorldAccount, region: WorldRegion): Gap | null => {
  const fault = unreadFault(region);
  const at = { account: account.key, region: region.region };
  return fault && { ...at, what: "its models and routes", fault };
};

/** Why nothing new can be said of a Region: the account was not read, or the Region's lists were not; null: both were. */
export function regionGap(account: WorldAccount, region: string): Gap | null {
  const found = account.regions.find((one) => one.region === region);
  return wholeGap(account) ?? (found ? listGap(account, found) : null);
}

function accountGaps(account: WorldAccount): Gap[] {
  const { regions, agreements, entitlements, forms } = account.facts;
  const readings = [
    ["the Regions", regions],
    ["the Marketplace agreements", agreements],
    ...Object.entries(entitlements).map(
      ([id, reading]) => [`the entitlements of ${id}`, reading] as const,
    ),
    ...Object.entries(forms).map(
      ([where, reading]) => [`the use case form (${where})`, reading] as const,
    ),
  ] as const;
  const whole = wholeGap(account);
  if (whole) return [whole];
  return readings.flatMap(([what, reading]) => {
    const fault = faultIn(reading);
    return fault ? [{ account: account.key, region: null, what, fault }] : [];
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
  const lists: readonly (readonly [string, Fault | null])[] = [
    ["its provisioned throughputs", faultIn(provisioned)],
    ["its quotas", faultIn(quotas) ?? faultIn(quotaDefaults)],
    ["its quota requests", faultIn(quotaRequests)],
    ["its data retention mode", faultIn(dataRetention)],
  ];
  const others = lists.map(
    ([what, fault]) => fault && { account: account.key, region: region.region, what, fault },
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
    alike.set(key, { account: account.key, region, what: "the access to models", fault });
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
