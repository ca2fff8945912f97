import { unreadAdvice } from "@/lib/domain/advice/unread";
import { byName } from "@/lib/domain/by-name";
import { byRemover } from "@/lib/domain/by-remover";
import { type AccountAccess, accountFix } from "@/lib/domain/catalogue/account-fix";
import { fixFor, ownerOf } from "@/lib/domain/catalogue/fix";
import type { Code } from "@/lib/domain/codes";
import { causeKey } from "@/lib/domain/grid/cause-key";
import { groupBy } from "@/lib/domain/group-by";
import type { LinkTarget } from "@/lib/domain/links/target";
import { WORST_FIRST } from "@/lib/domain/rollup";
import type { Finding } from "@/lib/domain/verdict";
import type { Blocker, BlockerGroup, ReviewModel, ReviewRequirement } from "./types";

type Where = Omit<LinkTarget, "modelId" | "quotaCode" | "productId"> & {
  access: AccountAccess;
  /** What decides a model here; null where nothing stands in its way. */
  decidingOf: (modelId: string) => Finding | null;
};

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
    ...adviceOf({ ...first, code }, held, where),
  };
  return [{ state, cause, owner: first.owner ?? ownerOf({ code, cause }), blocker }];
}

type Held = Pick<ReviewModel, "state" | "cause"> & { code: Code };

/** A reading that failed says nothing of callers, so that its advice is about the reading; as on the sheet of a cell. */
function adviceOf(
  { state, code, cause }: Held,
  held: readonly ReviewModel[],
  { access, decidingOf, ...target }: Where,
): Pick<Blocker, "takes" | "link" | "toDo"> {
  const findings = held.flatMap(({ modelId }) => decidingOf(modelId) ?? []);
  const [finding] = findings;
  const modelId = held.length === 1 ? (held[0]?.modelId ?? null) : null;
  const at = { ...target, modelId, quotaCode: null };
  if (state !== "unknown" || finding?.gate === "proof") {
    const { takes, primary } = fixFor({ ...at, code, cause });
    return { takes, link: primary, toDo: null };
  }
  if (finding?.gate === "credentials") {
    const fix = accountFix({ code, cause, owner: finding.owner }, { access, ...at });
    const [step] = fix.primary === null ? fix.steps : [];
    return { takes: fix.takes, link: fix.primary, toDo: step?.text ?? null };
  }
  const calls = [...new Set(findings.flatMap(({ call }) => call ?? []))];
  const steps = finding
    ? unreadAdvice({ finding, calls, region: target.region ?? "", again: null }).steps
    : [];
  return { takes: null, link: null, toDo: steps[0]?.text ?? null };
}

const rank = ({ state }: Blocker): number => WORST_FIRST.indexOf(state);

const mostFirst = (a: Blocker, b: Blocker): number =>
  b.requirements.length - a.requirements.length ||
  rank(a) - rank(b) ||
  b.models.length - a.models.length ||
  byName(a.title, b.title);
