import { CAUSE_OWNER } from "@/lib/domain/catalogue/owners";
import { wayToRaise } from "@/lib/domain/quota/increase";
import { scopeOfRoute } from "@/lib/domain/quota/scopes";
import type { Line, LineReason } from "@/lib/domain/requirement/line";
import type { RequirementQuota } from "@/lib/domain/requirement/world";
import { nameOfText } from "@/lib/domain/text-name";
import { type Closer, gateCloser } from "./closers";
import type { PlanKind, PlanRegion } from "./types";

type Where = { closers: readonly Closer[]; region: PlanRegion | null };

/** Everything in the way of a required line: what closes its cell, then what only the requirement asks for. */
export function lineClosers(line: Line, { closers, region }: Where): readonly Closer[] {
  const { state, reason } = line;
  if (state === "met") return [];
  const short = isShort(line) ? [shortCloser(line, region)] : [];
  if (closers.length > 0) return [...closers, ...short];
  if (short.length > 0) return short;
  return reason ? [reasonCloser(line, reason)] : [];
}

/** Whether a quota that is known is smaller than what is needed, also behind what closes the cell. */
const isShort = ({ tokensPerMinute }: Line): boolean =>
  tokensPerMinute !== null &&
  tokensPerMinute.applied !== null &&
  tokensPerMinute.applied < tokensPerMinute.needed;

/** Somebody of the account asks for more; AWS Support has it once a request lies there. */
function shortCloser(line: Line, region: PlanRegion | null): Closer {
  const quota = region && shortQuota(region, line);
  const isOpen = quota !== null && wayToRaise(askedOf(quota)).kind === "open";
  return {
    ...NONE,
    kind: "short",
    key: `short.${line.modelId}`,
    owner: isOpen ? "aws-support" : "account-admin",
    state: "blocked",
    title: `${line.modelName} quota short`,
    step: `${line.region}~${line.modelId}`,
  };
}

const NONE = { code: null, cause: null, finding: null } as const;

/** A quota as the rule of increases takes it. */
export const askedOf = (quota: RequirementQuota) => ({ ...quota, defaultValue: quota.default });

/** The tokens-per-minute quota of the allowed route that comes nearest to what is needed. */
export function shortQuota({ quotasOf }: PlanRegion, line: Line): RequirementQuota | null {
  const needed = line.tokensPerMinute?.needed ?? 0;
  const short = line.applied.flatMap(({ route, applied }) =>
    applied !== null && applied < needed ? [{ route, applied }] : [],
  );
  const nearest = short.toSorted((a, b) => b.applied - a.applied)[0];
  if (!nearest || line.modelId === null) return null;
  const scope = scopeOfRoute(nearest.route);
  const own = quotasOf(line.modelId).find(
    (row) =>
      row.scope === scope &&
      row.unit === "tokens-per-minute" &&
      row.variant === null &&
      row.applied === nearest.applied,
  );
  return own ?? null;
}

function reasonCloser(line: Line, reason: LineReason): Closer {
  const { about, code, cause, title, message } = reason;
  if (about === "route" && code !== null && cause !== null && line.region && line.modelId) {
    const of = {
      state: "blocked",
      code,
      cause,
      region: line.region,
      modelId: line.modelId,
    } as const;
    const owner = CAUSE_OWNER[cause];
    const finding = { gate: "quota", code, cause, severity: "block", owner, message } as const;
    return gateCloser({ ...of, finding });
  }
  const kind = kindOf(line, reason);
  // What a failed reading said is otherwise each time; by its code it stays the same cause.
  const said =
    code === null ? message : [code, cause, line.account, line.region, line.modelId].join(" ");
  const what = kind === "problem" ? nameOfText(said) : (line.modelId ?? nameOfText(said));
  return {
    ...NONE,
    kind,
    key: `${kind}.${about}.${what}`,
    owner: line.owner,
    state: line.state === "cannot_tell" ? "unknown" : "blocked",
    title,
    step: null,
  };
}

function kindOf({ state }: Line, { about }: LineReason): PlanKind {
  if (about === "model" || about === "region" || about === "account") return "problem";
  if (state === "cannot_tell") return "unread";
  return about === "cell" ? "not-offered" : "route";
}
