import { isCountedApart, leastOf, perMinuteQuotas } from "@/lib/domain/quota/per-minute";
import type { Route } from "@/lib/domain/verdict";
import { figure } from "@/lib/domain/words/figure";
import type { AskedTokens } from "./need";
import type { RequirementCell, RequirementFinding, RequirementQuota, ShortRoute } from "./world";

export type QuotaJudgement = {
  needed: number;
  applied: number | null;
  finding: RequirementFinding | null;
};

type Routes = { routes: readonly Route[]; asked: AskedTokens | null };

/** The routes are alternatives: one that is allowed and large enough will do. */
export function judgeQuota(
  cell: RequirementCell,
  { routes, asked }: Routes,
): QuotaJudgement | null {
  if (asked === null || routes.length === 0) return null;
  const known = routes.map((route) => appliedFor(cell, route)).filter((limit) => limit !== null);
  const applied = known.length > 0 ? Math.max(...known) : null;
  const of = { needed: asked.tokens, applied };
  if (routes.some((route) => holds(cell, { route, asked }))) return { ...of, finding: null };
  const told = applied !== null && shortRoutes(cell, { routes, asked }).length === routes.length;
  return {
    ...of,
    finding: {
      outcome: told ? "not_met" : "could_not_tell",
      about: "quota",
      code: null,
      cause: null,
      owner: told ? "aws-support" : null,
      message: told
        ? shortText(asked, applied)
        : `${askedText(asked)} ${unknownText(cell, { routes, asked })}`,
    },
  };
}

/** The routes whose quota is known and smaller than what is asked. */
export function shortRoutes(
  cell: RequirementCell,
  { routes, asked }: Routes,
): readonly ShortRoute[] {
  if (asked === null) return [];
  return routes.flatMap((route): ShortRoute[] => {
    const applied = appliedFor(cell, route);
    return applied !== null && applied < asked.tokens ? [{ route, applied }] : [];
  });
}

type ByRoute = { route: Route; asked: AskedTokens };

/** Whether the quota of a route is known to be enough. */
export function holds(cell: RequirementCell, { route, asked }: ByRoute): boolean {
  const applied = appliedFor(cell, route);
  return applied !== null && applied >= asked.tokens && isTold(cell, { route, asked });
}

/** Whether more is not asked than can be worked out: by AWS's table of burndown, and of one quota for input and output. */
const isTold = ({ quotas }: RequirementCell, { route, asked }: ByRoute): boolean =>
  asked.load === null || (asked.exact && !isCountedApart(quotas ?? [], route));

function shortText({ tokens, load }: AskedTokens, applied: number): string {
  const short = figure(tokens - applied);
  const sizes = `${figure(applied)} applied, ${figure(tokens)}`;
  return load === null
    ? `The token quota is ${short} a minute short: ${sizes} required.`
    : `The load does not fit: the token quota is ${short} a minute short, ${sizes} needed.`;
}

const askedText = ({ tokens, exact, load }: AskedTokens): string =>
  load === null
    ? `${figure(tokens)} tokens a minute are required, and`
    : `The load takes ${figure(tokens)} tokens a minute${exact ? "" : " or more"}, and`;

function unknownText(cell: RequirementCell, { routes, asked }: ByRoutes): string {
  const unread = routes.filter((route) => appliedFor(cell, route) === null);
  if (unread.length > 0) return `the applied quota of ${unread.join(", ")} is not known.`;
  return asked.exact
    ? "input and output have quotas of their own, of which AWS does not say how a call is reserved."
    : "how much an output token of this model counts is not known.";
}

type ByRoutes = { routes: readonly Route[]; asked: AskedTokens };

/** The applied tokens per minute of a route; null when any part of it is not known. */
export const appliedFor = (cell: RequirementCell, route: Route): number | null =>
  leastOf(tokenQuotasOf(cell, route))?.applied ?? null;

/** The tokens-per-minute quotas that limit calls by a route; none where they are not known. */
export const tokenQuotasOf = (
  { quotas }: RequirementCell,
  route: Route,
): readonly RequirementQuota[] => perMinuteQuotas(quotas ?? [], route);
