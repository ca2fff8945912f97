import fc from "fast-check";
import type { Grant } from "@/lib/domain/access/grants";
import type { Availability, Reading, RegionFacts } from "@/lib/domain/facts/facts";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { aFault, aModel, aProfile, aQuota, aRegion, available } from "@/tests/support/build-facts";

export const REGIONS = ["us-east-1", "eu-west-1", "ap-south-1"] as const;
export const MODELS = ["acme.sky-1", "acme.sea-2", "zeta.moon-3", "zeta.sun-4"] as const;
const NAMES = ["Sky", "Sea", "Moon", "Sun", "Sky 2"];
const NAME_OF: Readonly<Record<string, string>> = {
  ...{ "acme.sky-1": "Sky", "acme.sea-2": "Sea", "zeta.moon-3": "Moon", "zeta.sun-4": "Sun" },
};
const STATES = ["AVAILABLE", "NOT_AVAILABLE", "PENDING", "ERROR"] as const;

/** One of the accounts of a world: how the configuration has it, and what AWS says of it. */
export type RandomAccount = {
  ref: AccountRef;
  id: string;
  regions: readonly RandomRegion[];
};
type RandomRegion = {
  region: string;
  models: readonly { modelId: string; name: string; agreement: string; profile: boolean }[];
  quota: number;
  off: boolean;
  /** Its list failed, with words that name an account. */
  refused: number | null;
};
export type RandomWorld = {
  accounts: readonly RandomAccount[];
  requirements: readonly Requirement[];
  grants: readonly Grant[];
};

const idOf = (place: number) => `${place + 1}`.repeat(12);
const nameOf = (place: number) => `team-${"abcd"[place]}`;

/** The first by the default credentials, so that its id stands in the store alone; the others by role. */
const refOf = (place: number): AccountRef =>
  place === 0
    ? { key: "default", accountId: null, name: nameOf(place), access: { by: "default" } }
    : {
        key: idOf(place),
        accountId: idOf(place),
        name: nameOf(place),
        access: {
          by: "role",
          roleArn: `arn:aws:iam::${idOf(place)}:role/Read${place}`,
          externalId: null,
        },
      };

const aModelOfMine = fc.record({
  modelId: fc.constantFrom(...MODELS),
  name: fc.constantFrom(...NAMES),
  agreement: fc.constantFrom(...STATES),
  profile: fc.boolean(),
});
const aRegionOfMine: fc.Arbitrary<RandomRegion> = fc.record({
  region: fc.constantFrom(...REGIONS),
  models: fc.uniqueArray(aModelOfMine, { maxLength: 3, selector: ({ modelId }) => modelId }),
  // A quota of 0 closes the cells of a model by its name, as in `named`.
  quota: fc.integer({ min: 1, max: 3 }),
  off: fc.boolean(),
  refused: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 4 }),
});
const anAccountAt = (place: number): fc.Arbitrary<RandomAccount> =>
  fc
    .uniqueArray(aRegionOfMine, { minLength: 1, maxLength: 3, selector: ({ region }) => region })
    .map((regions) => ({ ref: refOf(place), id: idOf(place), regions }));

const someNames = (count: number) =>
  fc.uniqueArray(
    fc.integer({ min: 0, max: count - 1 }).chain((at) => fc.constantFrom(idOf(at), nameOf(at))),
    { minLength: 1, maxLength: 2 },
  );
const aRequirement = (count: number, place: number): fc.Arbitrary<Requirement> =>
  fc.record({
    name: fc.constant(`need-${place}`),
    models: fc.uniqueArray(fc.constantFrom(...MODELS, "acme.*"), { minLength: 1, maxLength: 2 }),
    regions: fc.option(fc.constant([REGIONS[0]])),
    routes: fc.constant(null),
    tokensPerMinute: fc.option(fc.constant(2)),
    accounts: fc.option(someNames(count)),
  });

export const aRandomWorld: fc.Arbitrary<RandomWorld> = fc
  .integer({ min: 2, max: 4 })
  .chain((count) =>
    fc
      .record({
        accounts: fc.tuple(...Array.from({ length: count }, (_, place) => anAccountAt(place))),
        requirements: fc.tuple(aRequirement(count, 0), aRequirement(count, 1)),
        grants: someNames(count).map((accounts): readonly Grant[] => [
          { to: { by: "group", pattern: "team" }, role: "operator", accounts },
        ]),
        isOneName: fc.boolean(),
      })
      .map(named),
  );

/**
 * A quota is found by the names of its model, which another account's lists may have told whoever judged: either each model
 * has one name everywhere, or no requirement asks for tokens.
 */
function named({ isOneName, ...world }: RandomWorld & { isOneName: boolean }): RandomWorld {
  const { accounts, requirements } = world;
  if (!isOneName)
    return {
      ...world,
      requirements: requirements.map((one) => ({ ...one, tokensPerMinute: null })),
    };
  const renamed = (region: RandomRegion): RandomRegion => ({
    ...region,
    models: region.models.map((model) => ({ ...model, name: NAME_OF[model.modelId] ?? "Sky 2" })),
  });
  return {
    ...world,
    accounts: accounts.map((one) => ({ ...one, regions: one.regions.map(renamed) })),
  };
}

/** What a visit reads of a region. `turn` is another answer for each visit. */
export function factsOf(of: RandomRegion, { at, turn }: { at: number; turn: number }): RegionFacts {
  const read = <T>(value: T): Reading<T> => ({
    status: "read",
    value,
    source: { operation: "Test", requestId: "r", at, attempt: at },
  });
  const message = `User: arn:aws:sts::${idOf(of.refused ?? 0)}:assumed-role/x may not list.`;
  const fault = aFault("AccessDeniedException", { message, at, operation: "ListFoundationModels" });
  const lists =
    of.refused !== null && turn === 1
      ? {
          models: { status: "failed", fault, last: null } as const,
          use: { status: "failed", fault, last: null } as const,
        }
      : {
          models: read(of.models.map(({ modelId, name }) => aModel(modelId, { modelName: name }))),
        };
  const agreementOf = (agreement: string): Availability =>
    available({ agreement: turn === 0 ? agreement : "AVAILABLE" });
  return aRegion({
    ...lists,
    profiles: read(
      of.models.filter(({ profile }) => profile).map(({ modelId }) => aProfile("eu", modelId)),
    ),
    provisioned: read([]),
    dataRetention: read({ mode: "default", updatedAt: null }),
    availability: Object.fromEntries(
      of.models.map(({ modelId, agreement }) => [modelId, read(agreementOf(agreement))]),
    ),
    quotas: read([
      aQuota("On-demand model inference tokens per minute for Sky", of.quota),
      aQuota("Cross-region model inference tokens per minute for Sea", 7),
    ]),
    quotaDefaults: read([]),
    quotaRequests: read([]),
  });
}
