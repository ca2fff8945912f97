import { byName } from "@/lib/domain/by-name";
import { byRemover } from "@/lib/domain/by-remover";
import { fixFor, ownerOf } from "@/lib/domain/catalogue/fix";
import { causeKey } from "@/lib/domain/grid/cause-key";
import { groupBy } from "@/lib/domain/group-by";
import type { LinkTarget } from "@/lib/domain/links/target";
import { WORST_FIRST } from "@/lib/domain/rollup";
import type { Blocker, BlockerGroup, ReviewModel, ReviewRequirement } from "./types";

type Where = Omit<LinkTarget, "modelId" | "quotaCode" | "productId">;

/** What stands in the way in a region, one entry a cause, by who can remove it. Ready and not offered cells stand in nobody's way. */
export function blockersOf(
  models: readonly ReviewModel[],
  { requirements, ...where }: Where & { requirements: readonly ReviewRequirement[] },
): readonly BlockerGroup[] {
  const held = models.filter(({ code }) => code !== null);
  const byCause = groupBy(held, causeKey);
  const entries = [...byCause.values()].flatMap((alike) => entryOf(alike, where, requirements));
  return byRemover(entries, (a, b) => mostFirst(a.blocker, b.blocker)).map(({ owner, items }) => ({
    owner,
    blockers: items.map(({ blocker }) => blocker),
  }));
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
  return [{ state, cause, owner: first.owner ?? ownerOf({ code, cause }), blocker }];
}

const rank = ({ state }: Blocker): number => WORST_FIRST.indexOf(state);

const mostFirst = (a: Blocker, b: Blocker): number =>
  b.requirements.length - a.requirements.length ||
  rank(a) - rank(b) ||
  b.models.length - a.models.length ||
  byName(a.title, b.title);
