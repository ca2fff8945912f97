import { onceFor } from "@/lib/domain/once-for";
import type { Requirement } from "@/lib/domain/requirement/types";
import { wantedModels } from "@/lib/domain/requirement/wanted";
import type {
  RequirementCell,
  RequirementRegion,
  RequirementWorld,
} from "@/lib/domain/requirement/world";
import { type Choice, NO_ACCOUNT } from "./choice";
import type { Outline, OutlinedAccount, OutlinedRegion } from "./outline";
import { cellsIn, frameOf } from "./requirement-world";
import type { World, WorldAccount, WorldReader } from "./world";

type Laid = { models: ReadonlySet<string>; cells: readonly RequirementCell[] };

/** The cells that were asked for in a Region, for as long as it is the same. */
const laid = new WeakMap<OutlinedRegion, Laid>();
const NO_CELLS: readonly RequirementCell[] = [];

/**
 * What the store has as these requirements look at it. The facts of those Regions alone are read in which something is
 * asked for that was not laid out before, and of the chosen accounts, which are what `world` has.
 */
export async function readRequirementWorld(
  { world }: { world: Pick<WorldReader, "survey"> },
  requirements: readonly Requirement[],
  choose: Choice = NO_ACCOUNT,
): Promise<{ outline: Outline; asked: RequirementWorld; world: World }> {
  const look = onceFor((outline: Outline) => lookAt(outline, requirements));
  const chosen = onceFor((outline: Outline) => new Set(choose(outline.accounts)));
  const accounts: WorldAccount[] = [];
  const outline = await world.survey({
    wants(account, seen) {
      const here = look(seen).wantedIn(account);
      const isWhole = chosen(seen).has(account.key);
      const regions = account.regions.filter(
        (region) => isWhole || !laidCells(region, here(region.region)),
      );
      return isWhole || regions.length > 0 ? new Set(regions.map(({ region }) => region)) : null;
    },
    take(judged, { account, outline: seen }) {
      if (chosen(seen).has(account.key)) accounts.push(...judged.accounts);
      const here = look(seen).wantedIn(account);
      const regions = new Map(
        judged.accounts.flatMap((one) =>
          one.regions.map((region) => [region.region, { account: one, region }] as const),
        ),
      );
      for (const outlined of account.regions) {
        const place = regions.get(outlined.region);
        const wanted = new Set([...(laid.get(outlined)?.models ?? []), ...here(outlined.region)]);
        if (place && wanted.size > 0)
          laid.set(outlined, { models: wanted, cells: cellsIn(judged, { ...place, wanted }) });
      }
    },
  });
  const { frame, wantedIn } = look(outline);
  const cells = outline.accounts.flatMap((account) => {
    const here = wantedIn(account);
    return account.regions.flatMap((region) => found(laidCells(region, here(region.region))));
  });
  const { now, staleAfterMs, catalogue } = outline;
  const whole = { now, staleAfterMs, catalogue, accounts };
  return { outline, asked: { ...frame, cells }, world: whole };
}

function found(cells: readonly RequirementCell[] | null): readonly RequirementCell[] {
  if (cells) return cells;
  throw new Error("cells that are required were not laid out");
}

function lookAt(outline: Outline, requirements: readonly Requirement[]) {
  const places = outline.accounts.flatMap(({ key, regions }) =>
    regions.map(
      ({ region, short: { status, lists } }): RequirementRegion => ({
        ...{ account: key, region, status, lists },
      }),
    ),
  );
  const frame = frameOf(outline, places);
  const wanted = wantedModels(requirements, frame.models);
  return { frame, wantedIn: ({ key, name }: OutlinedAccount) => wanted({ account: key, name }) };
}

/** Null: not all of them were laid out. */
function laidCells(
  region: OutlinedRegion,
  wanted: ReadonlySet<string>,
): readonly RequirementCell[] | null {
  if (wanted.size === 0) return NO_CELLS;
  const known = laid.get(region);
  if (!known) return null;
  for (const modelId of wanted) if (!known.models.has(modelId)) return null;
  if (wanted.size === known.models.size) return known.cells;
  return known.cells.filter(({ modelId }) => wanted.has(modelId));
}
