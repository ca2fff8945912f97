import { z } from "zod";
import type { PlanView } from "@/lib/contracts/plan";
import { ALL_ACCOUNTS, chosenKeys } from "@/lib/domain/grid/account-choice";
import { isNamed } from "@/lib/domain/named";
import { makePlan } from "@/lib/domain/plan/make-plan";
import { countCauses } from "@/lib/domain/plan/tally";
import { foldedFor, wantedRegions } from "@/lib/domain/requirement/folded-regions";
import type { Line } from "@/lib/domain/requirement/line";
import type { Settings } from "@/lib/domain/settings";
import { isShut } from "@/lib/domain/state";
import type { Context } from "@/lib/services/context";
import { judgeAll } from "@/lib/services/requirements/judge-requirements";
import { readAgain } from "@/lib/services/scans/read-again";
import type { Outline, OutlinedAccount } from "@/lib/services/world/outline";
import { nameOf } from "@/lib/services/world/successor";
import type { CountedAccount, CountedRegion } from "@/lib/services/world/survey";
import { createCloseUps } from "./close-up";
import { linesIn, linesOfNone } from "./plan-lines";
import { type Narrowed, toPlanWorld } from "./plan-world";
import { unreadIn } from "./unread";

const List = z
  .string()
  .max(4_000)
  .transform((text) => text.split(",").filter((part) => part !== ""))
  .optional();

/** What a plan is narrowed to, as it stands in an address. Lists are separated by commas; a comma in a name is `%2C`. */
export const PlanQuery = z.object({
  account: z.string().max(4_000).optional(),
  region: List,
  model: List,
  requirement: List,
  required: z.enum(["true", "1"]).optional(),
});

/** What a plan is narrowed to; null is everything. */
export type PlanAsked = {
  accounts: string | null;
  regions: readonly string[] | null;
  models: readonly string[] | null;
  /** Names; only what these require. */
  requirements: readonly string[] | null;
  /** Only what somebody requires. */
  required: boolean;
};

/** An address as what it asks for. */
export function toPlanAsked(query: z.infer<typeof PlanQuery>): PlanAsked {
  return {
    accounts: query.account ?? null,
    regions: orAll(query.region),
    models: orAll(query.model),
    requirements: orAll(query.requirement?.map((name) => name.replaceAll("%2C", ","))),
    required: query.required !== undefined,
  };
}

const orAll = (list: readonly string[] | undefined): readonly string[] | null =>
  list?.length ? list : null;

export type PlanContext = Pick<
  Context,
  "settings" | "stores" | "scans" | "world" | "now" | "accounts"
>;

/** Everything that stands in the way in the accounts asked for, by who can remove it, by what the store has now. */
export async function readPlan(ctx: PlanContext, asked: PlanAsked): Promise<PlanView> {
  const settings = ctx.settings();
  const counted = await readCounted(ctx, asked);
  const { world, accounts } = counted;
  const lines = linesIn({ ...counted, chosen: accounts }, asked.requirements);
  const shown = { world, settings, accounts, lines };
  const narrowed = narrow(shown, asked);
  const again = await readAgain(ctx, world.now);
  const complete = await ctx.stores.scans.lastComplete(world.now);
  const closeUps = createCloseUps(ctx);
  const planned = toPlanWorld({
    world,
    again,
    settings,
    narrowed,
    required: counted.asked.cells,
    closeUps,
  });
  const causes = countCauses(planned);
  await closeUps.read(causes);
  return {
    plan: makePlan(planned, causes),
    only: onlyText(world, asked),
    choices: choicesOf(narrow(shown, { ...asked, regions: null, models: null }), world),
    complete: complete !== null,
    requirements: settings.requirements.length,
    maskAccountIds: settings.maskAccountIds,
    serverNow: world.now,
  };
}

/** The accounts asked for with what is counted in them, and what is required of any. */
async function readCounted(ctx: PlanContext, { accounts: chosen }: PlanAsked) {
  const { requirements } = ctx.settings();
  const choose = (accounts: readonly OutlinedAccount[]): readonly string[] =>
    chosen === ALL_ACCOUNTS ? accounts.map(({ key }) => key) : chosenKeys(accounts, chosen);
  const { outline: world, asked, accounts } = await ctx.world.plan(requirements, choose);
  return { world, asked, accounts, judged: judgeAll(requirements, asked) };
}

type Shown = {
  world: Outline;
  settings: Settings;
  accounts: readonly CountedAccount[];
  lines: readonly Line[];
};

function narrow({ world, settings, accounts, lines }: Shown, asked: PlanAsked): Narrowed {
  const { regions, models, requirements, required } = asked;
  const byLines = required || requirements !== null;
  const wanted = new Set(
    lines.map(({ account, region, modelId }) => `${account} ${region} ${modelId}`),
  );
  const regionsOf = (account: CountedAccount) =>
    shownRegions(account, settings, regions).filter(({ region }) => isNamed(regions, region));
  const isRequired: Narrowed["isRequired"] = ({ account, region, modelId }) =>
    wanted.size > 0 && wanted.has(`${account} ${region} ${modelId}`);
  const includes: Narrowed["includes"] = (at) =>
    isNamed(models, at.modelId) && (!byLines || isRequired(at));
  const own = lines.filter(
    ({ region, modelId }) =>
      (region === null || isNamed(regions, region)) &&
      (modelId === null || isNamed(models, modelId)),
  );
  const known = settings.requirements;
  const nowhere = (regions ?? []).filter((name) =>
    accounts.every((account) => account.regions.every(({ region }) => region !== name)),
  );
  const offered = byLines || models === null ? null : offeredIn(accounts.flatMap(regionsOf));
  return {
    accounts,
    regionsOf,
    includes,
    isRequired,
    notOffered: offered
      ? (models ?? []).flatMap((modelId) =>
          offered.has(modelId) ? [] : [{ modelId, name: nameOf(world, modelId) }],
        )
      : [],
    lines: [...own, ...linesOfNone(requirements, { lines: own, known })],
    // What is required and was not read has lines of its own.
    unreadOf: (account) =>
      byLines
        ? []
        : unreadIn(account, {
            regions: regionsOf(account),
            nowhere,
            includes: (at) => includes({ account: account.key, ...at }),
          }),
  };
}

/** Models that a list shows in any of these Regions. */
const offeredIn = (regions: readonly CountedRegion[]): ReadonlySet<string> =>
  new Set(
    regions.flatMap(({ planned }) =>
      planned.cells.flatMap(({ modelId, verdict }) =>
        verdict.state === "not_offered" ? [] : [modelId],
      ),
    ),
  );

/** Regions that the matrix shows, and those asked for: folded ones are in no count. */
function shownRegions(
  account: CountedAccount,
  settings: Settings,
  asked: readonly string[] | null,
): readonly CountedRegion[] {
  const wanted = new Set([...wantedRegions(settings, account), ...(asked ?? [])]);
  return account.regions.filter(({ region, short: { status, noEndpoint } }) => {
    const cause = noEndpoint ? "region-no-bedrock-endpoint" : null;
    return foldedFor({ region, status, cause }, wanted) === null;
  });
}

function onlyText(world: Outline, { regions, models, requirements, required }: PlanAsked) {
  return [
    ...(regions ?? []),
    ...(models ?? []).map((modelId) => nameOf(world, modelId)),
    ...(requirements ?? []),
    ...(required ? ["what we require"] : []),
  ];
}

/** Regions and models in which anything stands in the way. */
function choicesOf(
  { accounts, regionsOf, includes }: Narrowed,
  world: Outline,
): PlanView["choices"] {
  const regions = new Set<string>();
  const models = new Set<string>();
  for (const account of accounts) {
    for (const { region, planned } of regionsOf(account)) {
      for (const { modelId, verdict } of planned.cells) {
        if (!isShut(verdict) || !includes({ account: account.key, region, modelId })) continue;
        regions.add(region);
        models.add(modelId);
      }
    }
  }
  const named = [...models].map((modelId) => ({ modelId, name: nameOf(world, modelId) }));
  return {
    regions: [...regions],
    models: named.sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true })),
  };
}
