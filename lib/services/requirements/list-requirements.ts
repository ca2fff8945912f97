import type { RequirementRow, RequirementsView } from "@/lib/contracts/requirements";
import type { Line, LineRow } from "@/lib/domain/requirement/line";
import { byRequirement } from "@/lib/domain/requirement/lines";
import { routeRuleText } from "@/lib/domain/requirement/routes";
import { selectorOf } from "@/lib/domain/requirement/selector";
import type { Requirement } from "@/lib/domain/requirement/types";
import { reviewAccount } from "@/lib/domain/review/account";
import type { EpochMs } from "@/lib/domain/time";
import { rowLabel } from "@/lib/domain/words/row-label";
import type { WorldContext } from "@/lib/services/context";
import type { Outline } from "@/lib/services/world/outline";
import { type ReadLines, readLines } from "./read-lines";

type LastView = { requirements: readonly Requirement[]; view: RequirementsView };

/** What is configured as it was told last: an outline has other accounts as soon as anything of them moves. */
const told = new WeakMap<Outline["accounts"], LastView>();

/**
 * Requirements with what they came to, by Region and account: these, or all that are configured. A broad one names
 * thousands of cells, so of what holds a row tells only how many, by which routes and since when.
 */
export async function listRequirements(
  ctx: WorldContext,
  given?: readonly Requirement[],
): Promise<RequirementsView> {
  if (given) return viewOf(await readLines(ctx, given), given);
  const { requirements } = ctx.settings();
  const { accounts, now } = await ctx.world.outline();
  const known = told.get(accounts);
  if (known?.requirements === requirements) return { ...known.view, serverNow: now };
  const read = await readLines(ctx, requirements);
  const view = viewOf(read, requirements);
  told.set(read.world.accounts, { requirements, view });
  return view;
}

function viewOf(
  { world, lines }: ReadLines,
  requirements: readonly Requirement[],
): RequirementsView {
  const groups = byRequirement(lines);
  const order = groups.map(({ requirement }) => requirement);
  return {
    serverNow: world.now,
    readAt: oldest(world, lines),
    accounts: world.accounts.map(reviewAccount),
    requirements: requirements
      .map(({ name, models, routes, tokensPerMinute, load }) => ({
        name,
        models: models.map((text) => modelText(world, text)),
        routes: routeRuleText(routes),
        tokensPerMinute,
        load: load ?? null,
      }))
      .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)),
    rows: groups.flatMap(({ rows }) => rows.map(shownRow)),
  };
}

function modelText({ catalogue }: Outline, text: string): string {
  const row = selectorOf(text).named ? catalogue.rows.get(text) : undefined;
  return row ? rowLabel(row) : text;
}

const isShown = ({ state, heldBy }: Line): boolean =>
  state !== "met" || heldBy.by === "global-only";

function shownRow(row: LineRow): RequirementRow {
  const routes = row.lines.flatMap(({ state, heldBy }) =>
    state === "met" && heldBy.by === "routes" ? heldBy.routes : [],
  );
  const deciding = row.lines.filter(({ state }) => state === row.state);
  const held = row.lines.filter(({ state }) => state === "met");
  const heldSince = knownOf(held, Math.max);
  return {
    ...row,
    lines: row.lines.filter(isShown),
    heldBy: [...new Set(routes)].sort(),
    since: row.state === "met" ? heldSince : knownOf(deciding, Math.min),
    heldSince,
  };
}

/** Of times of which each is known; null where one is not, or there are none. */
function knownOf(
  lines: readonly Line[],
  which: (...times: readonly EpochMs[]) => EpochMs,
): EpochMs | null {
  const times = lines.flatMap(({ since }) => since ?? []);
  return times.length === lines.length && times.length > 0 ? which(...times) : null;
}

function oldest(world: Outline, lines: readonly Line[]): EpochMs | null {
  const places = new Set(lines.map(({ account, region }) => `${account}~${region}`));
  const times = world.accounts.flatMap(({ key, regions }) =>
    regions
      .filter(({ region }) => places.has(`${key}~${region}`))
      .map(({ gist }) => gist?.readAt ?? null),
  );
  if (times.length === 0 || times.includes(null)) return null;
  return Math.min(...times.filter((at) => at !== null));
}
