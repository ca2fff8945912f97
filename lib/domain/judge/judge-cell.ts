import type { Source } from "@/lib/domain/facts/facts";
import { own } from "@/lib/domain/own";
import type { Proof } from "@/lib/domain/proof/proof";
import { createShared } from "@/lib/domain/shared";
import type { EpochMs } from "@/lib/domain/time";
import {
  type Finding,
  GATES,
  type GateName,
  type GateResult,
  type LastKnown,
  type Verdict,
} from "@/lib/domain/verdict";
import { type Cell, isAnthropic } from "./cell";
import { formKey } from "./form";
import { faultFinding, type Rule, type RuleOutcome } from "./outcome";
import {
  agreementMissingRule,
  authorizationRule,
  entitlementRule,
  formOf,
  formRule,
} from "./rules/access";
import { agreementErrorRule, agreementPendingRule, entitlementFailedRule } from "./rules/agreement";
import { availabilityRule, documentedRule } from "./rules/availability";
import { dataRetentionRule } from "./rules/data-retention";
import { lifecycleRule } from "./rules/lifecycle";
import { isProved, proofRule, standingOf } from "./rules/proof";
import { quotaRule } from "./rules/quota";
import { credentialsRule, modelListRule, regionRule } from "./rules/region";
import { offeredRule, routeRule } from "./rules/route";

/** The verdict table, row by row, in its order. */
export const RULES: readonly Rule[] = [
  credentialsRule,
  regionRule,
  modelListRule,
  routeRule,
  availabilityRule,
  documentedRule,
  offeredRule,
  lifecycleRule,
  agreementErrorRule,
  entitlementFailedRule,
  agreementPendingRule,
  authorizationRule,
  entitlementRule,
  formRule,
  agreementMissingRule,
  quotaRule,
  dataRetentionRule,
  proofRule,
];

type Judged = { gate: GateName; outcome: RuleOutcome };
type Decision = Pick<Verdict, "state" | "code" | "cause">;

/** A verdict, and when AWS gave what it rests on; null where nothing was read. */
export type DatedVerdict = { verdict: Verdict; readAt: EpochMs | null };

const SHARED_MAX = 5_000;
const shared = createShared<Verdict>(SHARED_MAX);

/**
 * A cell's state and everything that speaks for it. The first rule that matches decides; every later match is kept as
 * a finding. A rule whose facts could not be read makes the cell unknown if nothing matched before it.
 */
export function judgeCell(cell: Cell, lastKnown: () => LastKnown | null): DatedVerdict {
  const judged = judgedBy(cell);
  const first = judged.find(decides);
  const { state, code, cause } = decide(first?.outcome);
  // Written out: V8 gives every object that is spread here a hidden class of its own, larger than the object.
  const verdict: Verdict = {
    state,
    code,
    cause,
    routes: cell.routes.open,
    closedRoutes: cell.routes.closed,
    findings: findingsOf(judged, first),
    lastKnown: state === "unknown" ? lastKnown() : null,
  };
  if (state === "ready" && isProved(cell)) verdict.proved = true;
  return { verdict: shared(JSON.stringify(verdict), () => verdict), readAt: readAtOf(cell, first) };
}

/** The gates of a cell in their order, each with what it read. */
export function gatesOf(cell: Cell): readonly GateResult[] {
  const judged = judgedBy(cell);
  return gateResults(cell, judged, judged.find(decides));
}

const judgedBy = (cell: Cell): readonly Judged[] =>
  RULES.map((rule) => ({ gate: rule.gate, outcome: rule.judge(cell) }));

const decides = ({ outcome }: Judged): boolean =>
  outcome.kind === "match" || outcome.kind === "unreadable";

function decide(outcome: RuleOutcome | undefined): Decision {
  switch (outcome?.kind) {
    case "match":
      return { state: outcome.state, code: outcome.code, cause: outcome.cause };
    case "unreadable":
      return { state: "unknown", code: outcome.fault.code, cause: outcome.fault.cause };
    default:
      return { state: "ready", code: null, cause: null };
  }
}

function readAtOf(cell: Cell, first: Judged | undefined): EpochMs | null {
  const { availability, index, regionSource } = cell;
  if (first?.gate === "region" && first.outcome.kind === "match") return regionSource?.at ?? null;
  if (availability.ok) return availability.source.at;
  return index.models.ok ? index.models.source.at : null;
}

/** The deciding finding first, then the others in the order of the gates, remarks last; nothing twice. */
function findingsOf(judged: readonly Judged[], first: Judged | undefined): Finding[] {
  const decided: Finding[] = [];
  const remarks: Finding[] = [];
  for (const entry of judged) {
    const { gate, outcome } = entry;
    if (outcome.kind === "match" && outcome.finding) decided.push(outcome.finding);
    if (outcome.kind === "unreadable" && entry === first)
      decided.push(faultFinding(gate, outcome.fault, outcome.ours));
    remarks.push(...(outcome.notes ?? []));
  }
  const seen = new Set<string>();
  return [...decided, ...remarks].filter((finding) => {
    const key = `${finding.code}/${finding.cause}/${finding.severity}/${finding.message}`;
    return !seen.has(key) && seen.add(key);
  });
}

function gateResults(
  cell: Cell,
  judged: readonly Judged[],
  first: Judged | undefined,
): GateResult[] {
  const decidedAt = first ? GATES.indexOf(first.gate) : GATES.length;
  return GATES.map((gate, place) => {
    const own = judged.filter((entry) => entry.gate === gate).map((entry) => entry.outcome);
    return { gate, outcome: gateOutcome(own, place > decidedAt), ...readingOf(cell, gate) };
  });
}

function gateOutcome(own: readonly RuleOutcome[], afterDecision: boolean): GateResult["outcome"] {
  const matched = own.find((outcome) => outcome.kind === "match");
  if (matched?.kind === "match") {
    return matched.state === "pending" || matched.state === "inactive" ? "waiting" : "closed";
  }
  if (own.some(({ kind }) => kind === "unreadable" || kind === "not-known"))
    return afterDecision ? "not-reached" : "unknown";
  if (own.every(({ kind }) => kind === "not-needed")) return "not-needed";
  if (own.every((outcome) => outcome.kind === "skip"))
    return afterDecision ? "not-reached" : "skipped";
  return "passed";
}

/** AWS's own value behind a gate, and the call it came from. */
function readingOf(cell: Cell, gate: GateName): { raw: string | null; source: Source | null } {
  const { availability, account, listing, index } = cell;
  const value = availability.ok ? availability.value : null;
  const source = availability.ok ? availability.source : null;
  const lists = index.models.ok ? index.models.source : null;
  switch (gate) {
    case "credentials":
      return account.identity.status === "read"
        ? { raw: account.identity.value.accountId, source: account.identity.source }
        : { raw: null, source: null };
    case "region":
      return { raw: cell.regionStatus, source: cell.regionSource };
    case "model-list":
      return { raw: listing.listed?.inferenceTypes.join(", ") || null, source: lists };
    case "route":
      return {
        raw: listing.routes.join(", ") || null,
        source: index.profiles.ok ? index.profiles.source : null,
      };
    case "lifecycle":
      return { raw: listing.listed?.lifecycle?.status ?? null, source: lists };
    case "availability":
      return { raw: value ? "answered" : null, source };
    case "offered":
      return { raw: value?.region ?? null, source };
    case "agreement":
      return { raw: value?.agreement ?? null, source };
    case "authorization":
      return { raw: value?.authorization ?? null, source };
    case "entitlement":
      return { raw: value?.entitlement ?? null, source };
    case "form":
      return formReading(cell);
    case "quota":
      return {
        raw: null,
        source: cell.facts.quotas.status === "read" ? cell.facts.quotas.source : null,
      };
    case "data-retention": {
      const { dataRetention } = cell.facts;
      return dataRetention.status === "read"
        ? { raw: dataRetention.value.mode, source: dataRetention.source }
        : { raw: null, source: null };
    }
    case "proof": {
      const standing = standingOf(cell);
      return standing.state === "silent"
        ? { raw: null, source: null }
        : { raw: standing.state, source: sourceOfProof(standing.proof) };
    }
  }
}

/** A proof is no reading of ours, so it has no place in the order of attempts. */
const sourceOfProof = ({ calledId, requestId, at }: Proof): Source => ({
  operation: `a call of ${calledId}`,
  requestId,
  at,
  attempt: 0,
});

function formReading(cell: Cell): { raw: string | null; source: Source | null } {
  if (!isAnthropic(cell.row)) return { raw: null, source: null };
  const reading = own(cell.account.forms, formKey(cell.region, cell.regionStatus));
  return { raw: formOf(cell), source: reading?.status === "read" ? reading.source : null };
}
