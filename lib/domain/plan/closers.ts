import { advisedFindings } from "@/lib/domain/advice/advised-findings";
import { isWeighty } from "@/lib/domain/advice/ending";
import { stepOf } from "@/lib/domain/advice/opens";
import { removerOf } from "@/lib/domain/by-remover";
import { CODE_OWNER } from "@/lib/domain/catalogue/owners";
import { titleOf } from "@/lib/domain/catalogue/title";
import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { causeKey } from "@/lib/domain/grid/cause-key";
import { faultFinding } from "@/lib/domain/judge/outcome";
import type { Owner } from "@/lib/domain/owner";

import { isShut, type Severity, type State } from "@/lib/domain/state";
import type { Finding } from "@/lib/domain/verdict";
import type { PlanCell, PlanKind, PlanUnread } from "./types";

/** One thing that keeps a cell or a required line shut. */
export type Closer = {
  kind: PlanKind;
  /** The same for all that are removed as one cause. */
  key: string;
  /** Who must act first. */
  owner: Owner | null;
  state: State;
  code: Code | null;
  cause: Cause | null;
  title: string;
  finding: Finding | null;
  /** Names the one step, within its account, that removes it here; null: no step opens anything. */
  step: string | null;
};

const STATE_OF: Partial<Record<Severity, State>> = { block: "blocked", wait: "pending" };

/** Everything in the way of a cell, in the order of the gates: what decides first. None where it is ready or not offered. */
export function closersOf(cell: PlanCell, region: string): readonly Closer[] {
  const { verdict, modelId } = cell;
  const { state, code, cause, findings } = verdict;
  if (!isShut(verdict)) return [];
  const [first = null, ...rest] = advisedFindings(verdict);
  const at = { region, modelId };
  const ends = findings.some(isWeighty);
  const deciding = gateCloser({ state, code, cause, finding: first, ...at });
  if (state === "unknown") return [{ ...deciding, step: null }];
  const further = [...rest, ...unsaid(cell)].flatMap((finding): Closer[] => {
    const later = laterState(finding);
    if (later === null) return [];
    const { code, cause } = finding;
    return [gateCloser({ state: later, code, cause, finding, ...at })];
  });
  return distinct([deciding, ...further]).map((closer) =>
    ends && closer.code === "AgreementNotCreated" ? { ...closer, step: null } : closer,
  );
}

const laterState = ({ severity, code }: Finding): State | null =>
  code === "AgreementNotCreated" ? "inactive" : (STATE_OF[severity] ?? null);

/** Where the form is missing, the verdict does not go on to say that the agreement is as well. */
function unsaid({ verdict, agreementMissing }: PlanCell): readonly Finding[] {
  if (verdict.code !== "FTUFormNotFilled" || !agreementMissing) return [];
  const code = "AgreementNotCreated";
  const message = "No agreement exists yet.";
  return [
    { gate: "agreement", code, cause: null, severity: "warn", owner: CODE_OWNER[code], message },
  ];
}

/** Whatever may be offered where nothing could be read. */
export function unreadCloser({ region, fault }: PlanUnread): Closer {
  const { code, cause, operation } = fault;
  const list = operation === "ListInferenceProfiles" ? "route" : "model-list";
  const gate = region === null ? "credentials" : list;
  const finding = faultFinding(gate, fault);
  const of = { state: "unknown", code, cause, finding } as const;
  return { ...gateCloser({ ...of, region: region ?? "", modelId: "" }), step: null };
}

type Gate = Pick<Closer, "state" | "code" | "cause" | "finding"> & {
  region: string;
  modelId: string;
};

export function gateCloser({ state, code, cause, finding, region, modelId }: Gate): Closer {
  const of = { state, code, cause };
  return {
    kind: "gate",
    key: causeKey(of),
    owner: removerOf({ state, owner: finding?.owner ?? null, cause }),
    ...of,
    title: titleOf(of),
    finding,
    step: code === null ? null : stepOf({ region, modelId, verdict: { code, cause } }),
  };
}

function distinct(closers: readonly Closer[]): readonly Closer[] {
  return [...new Map(closers.map((closer) => [closer.key, closer])).values()];
}
