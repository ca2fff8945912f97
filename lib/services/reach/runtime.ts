import type { ConfigurationStanding } from "@/lib/domain/configuration";
import type { Catalogue } from "@/lib/domain/judge/models";
import type { Runtime } from "@/lib/services/context";
import type { Pauses } from "@/lib/services/matrix/latest";
import { createMatrix } from "@/lib/services/matrix/snapshot";
import type { Installation } from "@/lib/services/ports/installation";
import { createWorld, type WorldReader } from "@/lib/services/world/world";
import { createClean } from "./clean";
import type { KnownModels } from "./history";
import { notTheirs } from "./not-theirs";
import { organizationFor } from "./organisation";
import type { Reached } from "./reached";
import { scansFor } from "./scans";
import { settingsFor } from "./settings";
import { storesFor } from "./stores";

/** It counts over all accounts. */
const NOT_TOLD: Runtime["meters"] = {
  calls: notTheirs,
  callTimes: notTheirs,
  takeovers: notTheirs,
  self: notTheirs,
};

const PROBLEMS =
  "The configuration has problems, so the last good one is in force. Whoever sees every account is told which.";

/**
 * The runtime as if no other accounts were configured: world, matrix, stores and settings know these alone. What it
 * holds of them is its own, and what is read of AWS goes to the whole: whole it is kept, and `shown` to nobody so. Whose an
 * entry is, is learnt beside all of them.
 */
export function runtimeFor(
  whole: Runtime,
  { reached, buildId, pauses }: { reached: Reached; buildId: string; pauses: Pauses },
): Runtime {
  const clean = createClean(reached);
  const settings = () => settingsFor(whole.settings(), reached);
  const models = knownModels(() => world.outline());
  const stores = storesFor(whole.stores, { reached, clean, settings, ...models });
  const ground = { now: whole.now, accounts: () => reached.refs, settings, stores };
  const world = models.noting(createWorld(ground, { judgedBy: null }));
  const scans = scansFor(whole.scans, reached);
  const organization = organizationFor(whole.organization, { reached, clean });
  const base = { ...whole, ...ground, organization, world, scans, meters: NOT_TOLD };
  return {
    ...base,
    async keep(readings, options) {
      const { account, regions } = await whole.keep(readings, options);
      return {
        account: account && { ...account, facts: clean.account(account.facts) },
        regions: regions.map((row) => ({ ...row, facts: clean.region(row.facts) })),
      };
    },
    shown: clean.shown,
    matrix: createMatrix({ ...base, buildId, pauses }),
    configurationProblems: () => (whole.configurationProblems().length > 0 ? [PROBLEMS] : []),
    installation: { ...whole.installation, configuration: () => standingFor(whole.installation) },
  };
}

/** The file as it stands; what is wrong in it may be told with names of other accounts. */
function standingFor({ configuration }: Installation): ConfigurationStanding {
  const standing = configuration();
  const problems = [{ line: null, text: PROBLEMS }];
  return { ...standing, refused: standing.refused && { ...standing.refused, problems } };
}

type Models = {
  models: KnownModels;
  modelsBefore: KnownModels;
  /** A reader whose catalogues are remembered. */
  noting(world: WorldReader): WorldReader;
};

/** The models of the accounts that are reached, as the world was last read; it is read where it never was. */
function knownModels(read: WorldReader["outline"]): Models {
  let last: Catalogue["rows"] | null = null;
  const note = ({ catalogue }: { catalogue: Catalogue }) => {
    last = catalogue.rows;
  };
  const noted = async <Read extends { catalogue: Catalogue }>(reading: Promise<Read>) => {
    const world = await reading;
    note(world);
    return world;
  };
  return {
    models: async () => last ?? (await read()).catalogue.rows,
    modelsBefore: async () => last ?? new Map(),
    noting: (world) => ({
      outline: () => noted(world.outline()),
      async survey(requirements, choose) {
        const surveyed = await world.survey(requirements, choose);
        note(surveyed.outline);
        return surveyed;
      },
      async plan(requirements, choose) {
        const planned = await world.plan(requirements, choose);
        note(planned.outline);
        return planned;
      },
      readSome: (places) => noted(world.readSome(places)),
      read: () => noted(world.read()),
      readOne: (account) => noted(world.readOne(account)),
      judgeWith: world.judgeWith,
    }),
  };
}
