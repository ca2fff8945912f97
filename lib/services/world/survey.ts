import type { Requirement } from "@/lib/domain/requirement/types";
import { type WantedIn, wantedModels } from "@/lib/domain/requirement/wanted";
import type {
  RequirementCell,
  RequirementRegion,
  RequirementWorld,
} from "@/lib/domain/requirement/world";
import type { Ground } from "@/lib/services/ground";
import { accountOf, type Moment } from "./account-inputs";
import type { Choice } from "./choice";
import { adoptRequired } from "./column-parts";
import { judgeAccount } from "./judge-account";
import type { Held } from "./memory";
import type { Named } from "./named";
import type { Outline, OutlinedAccount, OutlinedRegion } from "./outline";
import { letGo, outlineNow } from "./outline-stored";
import { type PlannedRegion, plannedRegion } from "./planned-regions";
import { cellsIn, frameOf, requirementRegion } from "./requirement-world";
import type { World, WorldAccount } from "./world";

/** The requirements that are asked about, the accounts of which all is asked, and those that are planned for. */
type Survey = { requirements: readonly Requirement[]; choose: Choice; plan: Choice };

export type Surveyed = {
  outline: Outline;
  /** As these requirements look at it. */
  asked: RequirementWorld;
  /** The chosen accounts. */
  world: World;
};

/** A Region as it is outlined, with what plans count there. */
export type CountedRegion = OutlinedRegion & { planned: PlannedRegion };
export type CountedAccount = Omit<OutlinedAccount, "regions"> & {
  regions: readonly CountedRegion[];
};

export type Planned = Pick<Surveyed, "outline" | "asked"> & {
  /** Those that are planned for. */
  accounts: readonly CountedAccount[];
};

type Laid = ReadonlyMap<OutlinedRegion, readonly RequirementCell[]>;

/** The facts of those Regions alone are read in which something is asked for that was not laid out before, and of the chosen accounts. */
export async function surveyStored(
  ground: Ground,
  held: Held,
  { requirements, choose, plan }: Survey,
): Promise<Surveyed & Planned> {
  const { outline, moment } = await outlineNow(ground, held);
  const { now, staleAfterMs, catalogue } = outline;
  const frame = frameOf(outline, placesOf(outline));
  const wantedIn = wantedModels(requirements, frame.models);
  const chosen = new Set(choose(outline.accounts));
  const toPlan = new Set(plan(outline.accounts));
  // What somebody asks once, of every model maybe, is not held as what the configuration requires is.
  const isHeld = requirements.every((one) => moment.settings.requirements.includes(one));
  const cells: RequirementCell[] = [];
  const accounts: WorldAccount[] = [];
  const planned: CountedAccount[] = [];
  for (const [place, account] of outline.accounts.entries()) {
    const { key, name, regions } = account;
    const wanted = wantedIn({ account: key, name });
    const isWhole = chosen.has(key);
    await adoptRequired(ground, held, { account, wanted });
    const { laid, whole } = await laidOut(
      held,
      { account, entry: held.named[place] },
      { moment, wanted, isWhole, isHeld, isPlanned: toPlan.has(key) },
    );
    if (whole) accounts.push(whole);
    if (toPlan.has(key)) {
      const counted = regions.map((one) => ({ ...one, planned: known(held.planned.of(one)) }));
      planned.push({ ...account, regions: counted });
    }
    for (const region of regions)
      cells.push(...known(laid.get(region) ?? held.laid.of(region, wanted(region.region))));
  }
  letGo(ground, held);
  const world = { now, staleAfterMs, catalogue, accounts };
  return { outline, asked: { ...frame, cells }, world, accounts: planned };
}

/** The accounts among those to be planned for of which something is not at hand. */
export const unplanned = (
  { planned }: Held,
  { accounts }: Outline,
  plan: Choice,
): readonly OutlinedAccount[] => {
  const toPlan = new Set(plan(accounts));
  return accounts.filter(
    ({ key, regions }) => toPlan.has(key) && regions.some((region) => !planned.of(region)),
  );
};

const placesOf = ({ accounts }: Outline): readonly RequirementRegion[] =>
  accounts.flatMap(({ key, regions }) =>
    regions.map(({ region, short: { status, lists, fault } }) =>
      requirementRegion({ account: key, region, status, lists, fault }),
    ),
  );

type Asked = {
  moment: Moment;
  wanted: WantedIn;
  isWhole: boolean;
  isHeld: boolean;
  isPlanned: boolean;
};

/** Lays out what is wanted in an account and was not yet; gives the account as well where all of it is asked for. */
async function laidOut(
  held: Held,
  { account, entry }: { account: OutlinedAccount; entry: Named | undefined },
  { moment, wanted, isWhole, isHeld, isPlanned }: Asked,
): Promise<{ laid: Laid; whole: WorldAccount | null }> {
  const missing = account.regions.filter(
    (region) =>
      !held.laid.of(region, wanted(region.region)) || (isPlanned && !held.planned.of(region)),
  );
  const asked = isWhole ? account.regions : missing;
  const laid = new Map<OutlinedRegion, readonly RequirementCell[]>();
  if (!isWhole && asked.length === 0) return { laid, whole: null };
  if (!entry) throw new Error("an account is outlined that is not configured");
  const only = new Set(asked.map(({ region }) => region));
  const judged = accountOf(entry, await judgeAccount(held, entry, { moment, only }));
  const regions = new Map(judged.regions.map((region) => [region.region, region]));
  const world = { now: moment.now, staleAfterMs: moment.staleMs, catalogue: moment.catalogue };
  for (const outlined of missing) {
    const region = regions.get(outlined.region);
    if (!region) continue;
    const models = wanted(outlined.region);
    const cellsOf = (wanted: ReadonlySet<string>) =>
      cellsIn(world, { account: account.key, region, wanted });
    if (isPlanned) held.planned.keep(outlined, plannedRegion(region, world));
    if (isHeld) held.laid.layOut(outlined, models, cellsOf);
    else laid.set(outlined, cellsOf(models));
  }
  return { laid, whole: isWhole ? judged : null };
}

function known<T>(laid: T | null): T {
  if (laid !== null) return laid;
  throw new Error("what is asked for in a Region was not laid out");
}
