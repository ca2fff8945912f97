import { CAUSE_OWNER } from "@/lib/domain/catalogue/owners";
import { wayToRaise } from "@/lib/domain/quota/increase";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import { scopeOfRoute } from "@/lib/domain/quota/scopes";
import type { RequirementFinding } from "@/lib/domain/requirement/world";
import { nameOfText } from "@/lib/domain/text-name";
import { type Closer, gateCloser } from "./closers";
import type { PlanRegion, RequiredLine } from "./types";

type Where = { closers: readonly Closer[]; region: PlanRegion | null };

/** Everything in the way of a required line: what closes its cell, then what only the requirement asks for. */
export function lineClosers(line: RequiredLine, { closers, region }: Where): readonly Closer[] {
  if (line.outcome === "met") return [];
  const own = line.findings.flatMap((finding): Closer[] => {
    if (finding.about === "cell") return closers.length > 0 ? [] : [notOffered(line, finding)];
    if (finding.about === "quota") return [quotaCloser(line, region)];
    if (finding.about === "route") return [routeCloser(line, finding)];
    return [problemCloser(finding)];
  });
  const known = new Set(closers.map(({ key }) => key));
  return [...closers, ...own.filter(({ key }) => !known.has(key))];
}

const NONE = { code: null, cause: null, finding: null } as const;

const notOffered = ({ modelId }: RequiredLine, { message }: RequirementFinding): Closer => ({
  ...NONE,
  kind: "not-offered",
  key: `not-offered.${modelId ?? nameOfText(message)}`,
  owner: "application-code",
  state: "not_offered",
  title: "Required, and not offered there",
  step: null,
});

/** Whoever asks for more first: the account admin where a request is taken, AWS Support once it lies there. */
function quotaCloser(line: RequiredLine, region: PlanRegion | null): Closer {
  const { short, modelId } = line;
  if (short === null) {
    return {
      ...NONE,
      kind: "unread",
      key: `quota-unread.${modelId}`,
      owner: null,
      state: "unknown",
      title: "Quota not known",
      step: null,
    };
  }
  const quota = region && shortQuota(region, line);
  const asks = quota !== null && wayToRaise(askedOf(quota)).kind === "request";
  return {
    ...NONE,
    kind: "short",
    key: `short.${modelId}`,
    owner: asks ? "account-admin" : "aws-support",
    state: "blocked",
    title: `${line.modelName} quota short`,
    step: `${line.region}~${modelId}`,
  };
}

/** The quota as the rule of increases takes it. */
export const askedOf = (quota: QuotaRow) => ({ ...quota, defaultValue: quota.default });

/** The tokens-per-minute quota that makes a required line fall short. */
export function shortQuota({ quotas }: PlanRegion, line: RequiredLine): QuotaRow | null {
  if (line.short === null) return null;
  const scope = scopeOfRoute(line.short.route);
  const own = quotas.filter(
    (row) =>
      row.modelId === line.modelId &&
      row.scope === scope &&
      row.unit === "tokens-per-minute" &&
      row.variant === null &&
      row.applied !== null,
  );
  return own.toSorted((a, b) => (a.applied ?? 0) - (b.applied ?? 0))[0] ?? null;
}

function routeCloser(line: RequiredLine, finding: RequirementFinding): Closer {
  const { code, cause, message, outcome } = finding;
  if (code !== null && cause !== null && line.region !== null && line.modelId !== null) {
    const owner = CAUSE_OWNER[cause];
    const at = { region: line.region, modelId: line.modelId };
    const told = { gate: "quota", code, cause, severity: "block", owner, message } as const;
    return gateCloser({ state: "blocked", code, cause, finding: told, ...at });
  }
  const unread = outcome === "could_not_tell";
  return {
    ...NONE,
    kind: unread ? "unread" : "route",
    key: `${unread ? "route-unread" : "route"}.${line.modelId}`,
    owner: unread ? null : "application-code",
    state: unread ? "unknown" : "blocked",
    title: unread ? "Routes not known" : "Not by a route that is required",
    step: null,
  };
}

const PROBLEM_TITLE = {
  model: "Required model not found",
  region: "Required Region not to be judged",
  account: "Required account not read",
} as const;

function problemCloser({ about, message, outcome }: RequirementFinding): Closer {
  const unread = outcome === "could_not_tell";
  const title =
    about === "model" || about === "region" || about === "account" ? PROBLEM_TITLE[about] : message;
  return {
    ...NONE,
    kind: "problem",
    key: `problem.${about}.${nameOfText(message)}`,
    owner: unread ? null : "application-code",
    state: unread ? "unknown" : "blocked",
    title,
    step: null,
  };
}
