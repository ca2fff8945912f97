import { fixFor, ownerOf } from "@/lib/domain/catalogue/fix";
import type { LinkTarget } from "@/lib/domain/links/target";
import { OWNERS } from "@/lib/domain/owner";
import { ROLLUP_ORDER } from "@/lib/domain/rollup";
import type { State } from "@/lib/domain/state";
import type { Blocker, BlockerGroup, ReviewModel, ReviewRequirement } from "./types";

type Where = Omit<LinkTarget, "modelId" | "quotaCode" | "productId">;

/** What stands in the way in a region, one entry a cause, by who can remove it. Ready and not offered cells stand in nobody's way. */
export function blockersOf(
  models: readonly ReviewModel[],
  { requirements, ...where }: Where & { requirements: readonly ReviewRequirement[] },
): readonly BlockerGroup[] {
  const groups = new Map<string, ReviewModel[]>();
  for (const model of models) {
    if (model.code === null) continue;
    const key = [model.code, model.cause, model.owner].join("|");
    groups.set(key, [...(groups.get(key) ?? []), model]);
  }
  const entries = [...groups.values()].flatMap((held) => entryOf(held, where, requirements));
  return OWNERS.flatMap((owner) => {
    const own = entries.filter((entry) => entry.owner === owner).map(({ blocker }) => blocker);
    return own.length > 0 ? [{ owner, blockers: own.sort(mostFirst) }] : [];
  });
}

function entryOf(
  held: readonly ReviewModel[],
  where: Where,
  requirements: readonly ReviewRequirement[],
) {
  const [first] = held;
  if (!first || first.code === null) return [];
  const { state, code, cause, title } = first;
  const modelId = held.length === 1 ? first.modelId : null;
  const fix = fixFor({ ...where, code, cause, modelId, quotaCode: null });
  const ids = new Set(held.map((model) => model.modelId));
  const names = requirements
    .filter(({ cell }) => ids.has(cell.modelId))
    .map(({ requirement }) => requirement);
  const blocker: Blocker = {
    state,
    code,
    cause,
    title,
    models: held.map(({ name }) => name),
    requirements: [...new Set(names)],
    takes: fix.takes,
    link: fix.primary,
  };
  return [{ owner: first.owner ?? ownerOf({ code, cause }), blocker }];
}

const WORST_FIRST: readonly State[] = ROLLUP_ORDER;
const rank = ({ state }: Blocker): number => WORST_FIRST.indexOf(state);

const mostFirst = (a: Blocker, b: Blocker): number =>
  b.requirements.length - a.requirements.length ||
  rank(a) - rank(b) ||
  b.models.length - a.models.length ||
  a.title.localeCompare(b.title, "en");
