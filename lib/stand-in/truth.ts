import { accessTo, formIn, retentionIn } from "@/lib/stand-in/world/access";
import { agreementsOf } from "@/lib/stand-in/world/agreement";
import { appliedQuota } from "@/lib/stand-in/world/quota";
import { requestNow, settleRequests } from "@/lib/stand-in/world/quota-request";
import { type Account, isRegionOn, regionStatus, type World } from "@/lib/stand-in/world/state";

/** Everything that is true in a world at a moment: raw facts, no judgement of them. */
export function truthOf(world: World, now: number) {
  return {
    world: world.spec.name,
    at: new Date(now).toISOString(),
    faults: world.spec.faults,
    quotas: world.spec.quotas,
    accounts: [...world.accounts.values()].map((account) => accountTruth(world, { account, now })),
  };
}

function accountTruth(world: World, { account, now }: { account: Account; now: number }) {
  settleRequests(account, { world, now });
  return {
    accountId: account.spec.id,
    name: account.spec.name,
    roles: [...account.roles.values()],
    agreements: agreementsOf(world, { account, now }).map((record) => ({
      agreementId: record.id,
      modelId: record.model.id,
      productId: record.product,
      acceptedAt: new Date(record.acceptedAt).toISOString(),
      active: record.active,
      entitlement: record.entitlement,
    })),
    regions: [...account.regions.keys()].map((region) =>
      regionTruth(world, { account, region, now }),
    ),
  };
}

type RegionMoment = { account: Account; region: string; now: number };

function regionTruth(world: World, { account, region, now }: RegionMoment) {
  const status = regionStatus(account, { region, now });
  return {
    region,
    status,
    form: formIn(account, region),
    dataRetention: retentionIn(account, region).mode,
    quotaRequests: account.quotaRequests
      .filter((request) => request.region === region)
      .map((request) => ({ ...request, status: requestNow(request, { world, now }).status })),
    provisioned: account.spec.provisioned.filter((entry) => entry.region === region),
    models: isRegionOn(status) ? modelsIn(world, { account, region, now }) : [],
    quotas: isRegionOn(status) ? quotasThatDiffer(world, { account, region, now }) : [],
  };
}

function modelsIn(world: World, { account, region, now }: RegionMoment) {
  const { listed, profiles } = world.spec.catalogue;
  return world.spec.catalogue.models.flatMap((model) => {
    const entries = (listed.get(region) ?? []).filter((entry) => entry.model.id === model.id);
    const routes = (profiles.get(region) ?? []).filter((profile) => profile.model.id === model.id);
    if (entries.length === 0 && routes.length === 0) return [];
    const access = accessTo(world, { account, cell: { region, model }, now });
    return [
      {
        modelId: model.id,
        name: model.name,
        provider: model.provider,
        listed: entries.find((entry) => entry.id === model.id)?.inferenceTypes ?? null,
        variants: entries.filter((entry) => entry.id !== model.id).map((entry) => entry.id),
        profiles: routes.map((profile) => profile.id),
        lifecycle: model.lifecycle,
        agreement: access.agreement,
        authorizationStatus: access.authorization,
        entitlementAvailability: access.entitlement,
        regionAvailability: access.region,
      },
    ];
  });
}

/** Only what is not at its default: the world lists the defaults once. */
function quotasThatDiffer(world: World, { account, region }: RegionMoment) {
  return world.spec.quotas.flatMap((seed) => {
    const applied = appliedQuota(account, { seed, region });
    if (applied.kind === "value" && applied.value === seed.value) return [];
    return [{ code: seed.code, name: seed.name, default: seed.value, applied }];
  });
}
