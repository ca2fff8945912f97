import { CAUSE_OWNER, CODE_OWNER } from "@/lib/domain/catalogue/owners";
import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { type Fault, saysOurs } from "@/lib/domain/facts/fault";
import type { Owner } from "@/lib/domain/owner";
import type { Severity, State } from "@/lib/domain/state";
import type { Finding, GateName } from "@/lib/domain/verdict";
import type { Cell } from "./cell";

/**
 * What a rule says of a cell. `match` decides if it is the first; `unreadable` makes the cell unknown if nothing
 * matched before it; `not-known` closes nothing, and its gate is not passed either; `not-needed` is a gate that this model
 * does not have; `notes` are kept in any case.
 */
export type RuleOutcome = { notes?: readonly Finding[] } & (
  | { kind: "pass" | "skip" | "not-known" | "not-needed" }
  | { kind: "match"; state: State; code: Code | null; cause: Cause | null; finding: Finding | null }
  | { kind: "unreadable"; fault: Fault; ours?: true }
);

/** A row of the verdict table; rules of one gate stand together. */
export type Rule = { gate: GateName; judge: (cell: Cell) => RuleOutcome };

export const PASS: RuleOutcome = { kind: "pass" };
export const SKIP: RuleOutcome = { kind: "skip" };
export const NOT_NEEDED: RuleOutcome = { kind: "not-needed" };

const SEVERITY = {
  blocked: "block",
  pending: "wait",
  inactive: "warn",
  unknown: "unknown",
  ready: "note",
  not_offered: "note",
} as const satisfies Record<State, Severity>;

/** Nobody has to act on what carries neither code nor cause. */
function ownerOf(code: Code | null, cause: Cause | null): Owner {
  if (cause) return CAUSE_OWNER[cause];
  return code ? CODE_OWNER[code] : "wait";
}

type Closed = {
  gate: GateName;
  state: State;
  code: Code;
  cause?: Cause | null;
  owner?: Owner;
  message: string;
};

export function match({ gate, state, code, cause = null, owner, message }: Closed): RuleOutcome {
  const finding: Finding = {
    gate,
    code,
    cause,
    severity: SEVERITY[state],
    owner: owner ?? ownerOf(code, cause),
    message,
  };
  return { kind: "match", state, code, cause, finding };
}

export const notOffered: RuleOutcome = {
  kind: "match",
  state: "not_offered",
  code: null,
  cause: null,
  finding: null,
};

export const unreadable = (fault: Fault): RuleOutcome => ({ kind: "unreadable", fault });

/** What could not be read, in words of ours that no cause marks as such. */
export const unreadableAsWeSay = (fault: Fault): RuleOutcome => ({
  kind: "unreadable",
  fault,
  ours: true,
});

type Remark = {
  gate: GateName;
  severity: "warn" | "note";
  code?: Code | null;
  cause?: Cause | null;
  owner?: Owner;
  message: string;
};

export function remark({
  gate,
  severity,
  code = null,
  cause = null,
  owner,
  message,
}: Remark): Finding {
  return {
    gate,
    code,
    cause,
    severity,
    owner: owner ?? ownerOf(code, cause),
    message,
  };
}

/** A fault as the finding that makes a cell unknown, with the call that failed. */
export function faultFinding(gate: GateName, fault: Fault, ours = saysOurs(fault)): Finding {
  return {
    gate,
    code: fault.code,
    cause: fault.cause,
    severity: "unknown",
    owner: fault.owner,
    message: fault.message,
    ...(fault.operation !== null && { call: fault.operation }),
    ...(ours && { ours }),
  };
}
