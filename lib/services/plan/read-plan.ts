import { z } from "zod";
import type { PlanView } from "@/lib/contracts/plan";
import { ALL_ACCOUNTS, chosenKeys } from "@/lib/domain/grid/account-choice";
import { isNamed } from "@/lib/domain/named";
import { makePlan } from "@/lib/domain/plan/make-plan";
import { foldedFor, wantedRegions } from "@/lib/domain/requirement/folded-regions";
import type { Line } from "@/lib/domain/requirement/line";
import type { Settings } from "@/lib/domain/settings";
import type { Context } from "@/lib/services/context";
import { judgedBeside } from "@/lib/services/requirements/judge-requirements";
import { readAgain } from "@/lib/services/scans/read-again";
import { hasNoEndpoint } from "@/lib/services/world/faults";
import { nameOf } from "@/lib/services/world/successor";
import type { World, WorldAccount, WorldRegion } from "@/lib/services/world/world";
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
  const all = asked.accounts === ALL_ACCOUNTS;
  const beside = await judgedBeside(
    ctx,
    all ? null : (accounts) => chosenKeys(accounts, asked.accounts),
  );
  const { world } = beside;
  const settings = ctx.settings();
  const lines = linesIn(beside, asked.requirements);
  const shown = { world, settings, accounts: world.accounts, lines };
  const narrowed = narrow(shown, asked);
  const again = await readAgain(ctx, world.now);
  const complete = await ctx.stores.scans.lastComplete(world.now);
  return {
    plan: makePlan(toPlanWorld({ world, again, settings, narrowed })),
    only: onlyText(world, asked),
    choices: choicesOf(narrow(shown, { ...asked, regions: null, models: null }), world),
    complete: complete !== null,
    requirements: settings.requirements.length,
    maskAccountIds: settings.maskAccountIds,
    serverNow: world.now,
  };
}

type Shown = {
  world: World;
  settings: Settings;
  accounts: readonly WorldAccount[];
  lines: readonly Line[];
};

function narrow({ world, settings, accounts, lines }: Shown, asked: PlanAsked): Narrowed {
  const { regions, models, requirements, required } = asked;
  const byLines = required || requirements !== null;
  const wanted = new Set(
    lines.map(({ account, region, modelId }) => `${account} ${region} ${modelId}`),
  );
  const regionsOf = (account: WorldAccount) =>
    shownRegions(account, settings, regions).filter(({ region }) => isNamed(regions, region));
  const includes: Narrowed["includes"] = ({ account, region, modelId }) =>
    isNamed(models, modelId) && (!byLines || wanted.has(`${account} ${region} ${modelId}`));
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
const offeredIn = (regions: readonly WorldRegion[]): ReadonlySet<string> =>
  new Set(
    regions.flatMap(({ judged }) =>
      judged.cells.flatMap(({ modelId, verdict }) =>
        verdict.state === "not_offered" ? [] : [modelId],
      ),
    ),
  );

/** Regions that the matrix shows, and those asked for: folded ones are in no count. */
function shownRegions(
  account: WorldAccount,
  settings: Settings,
  asked: readonly string[] | null,
): readonly WorldRegion[] {
  const wanted = new Set([...wantedRegions(settings, account), ...(asked ?? [])]);
  return account.regions.filter((one) => {
    const cause = hasNoEndpoint(one) ? "region-no-bedrock-endpoint" : null;
    return foldedFor({ region: one.region, status: one.judged.status, cause }, wanted) === null;
  });
}

function onlyText(world: World, { regions, models, requirements, required }: PlanAsked) {
  return [
    ...(regions ?? []),
    ...(models ?? []).map((modelId) => nameOf(world, modelId)),
    ...(requirements ?? []),
    ...(required ? ["what we require"] : []),
  ];
}

/** Regions and models in which anything stands in the way. */
function choicesOf({ accounts, regionsOf, includes }: Narrowed, world: World): PlanView["choices"] {
  const regions = new Set<string>();
  const models = new Set<string>();
  for (const account of accounts) {
    for (const { region, judged } of regionsOf(account)) {
      for (const { modelId, verdict } of judged.cells) {
        const isShut = verdict.state !== "ready" && verdict.state !== "not_offered";
        if (!isShut || !includes({ account: account.key, region, modelId })) continue;
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
