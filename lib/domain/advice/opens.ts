import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { regionInfo } from "@/lib/domain/known-regions";
import type { Finding, Verdict } from "@/lib/domain/verdict";

export type OpenedCell = {
  region: string;
  modelId: string;
  verdict: Pick<Verdict, "state" | "code" | "cause" | "findings">;
  /** AWS says that no agreement exists: where the form is missing, the verdict does not go on to say it. */
  agreementMissing?: boolean;
};

/** How far the one step of a fix reaches, where its cause may close more than it opens. */
export type Reach = "cell" | "model" | "region" | "form" | "account" | "nothing";

const BY_CODE: Partial<Record<Code, Reach>> = {
  AgreementNotCreated: "model",
  MPAgreementBeingCreated: "model",
  MPAgreementPending: "model",
  NotAuthorized: "model",
  BadCScoreException: "account",
  FTUFormNotFilled: "form",
  RegionDisabled: "region",
  RegionEnabling: "region",
  DataRetentionNotAllowed: "region",
  ModelEndOfLife: "nothing",
};

const BY_CAUSE: Partial<Record<Cause, Reach>> = {
  "quota-zero": "cell",
  "tokens-per-day-zero": "region",
};

export function reachOf({ code, cause }: Pick<Verdict, "code" | "cause">): Reach {
  const byCause = cause === null ? undefined : BY_CAUSE[cause];
  const byCode = code === null ? undefined : BY_CODE[code];
  return byCause ?? byCode ?? "account";
}

/** Whether the step that opens one cell opens another of the same account, so that nothing else is left in its way. */
export function opens(step: OpenedCell, other: OpenedCell): boolean {
  const { code, cause, state } = step.verdict;
  if (code === null || state === "unknown" || state === "ready") return false;
  if (other.verdict.code !== code || other.verdict.cause !== cause) return false;
  return isReached(step, other) && isLastInTheWay(other);
}

const isReached = (step: OpenedCell, other: OpenedCell): boolean => {
  const own = stepOf(step);
  return own !== null && own === stepOf(other);
};

/** Names the one step, within its account and its cause, that removes what decides a cell; null: no step does. */
export function stepOf({ region, modelId, verdict }: Stepped): string | null {
  switch (reachOf(verdict)) {
    case "nothing":
      return null;
    case "cell":
      return `${region}~${modelId}`;
    case "model":
      return modelId;
    case "region":
      return region;
    case "form":
      return formOf(region);
    case "account":
      return "account";
  }
}

type Stepped = Pick<OpenedCell, "region" | "modelId"> & {
  verdict: Pick<Verdict, "code" | "cause">;
};

/** The form of all default Regions. */
export const DEFAULT_FORM = "default";

/** Which form a Region needs: the one of all default Regions, or one of its own. */
export const formOf = (region: string): string =>
  regionInfo(region).optIn ? region : DEFAULT_FORM;

const CLOSES: ReadonlySet<string> = new Set(["block", "wait", "unknown"]);

/**
 * A further gate that is closed, or a missing agreement, keeps the cell shut after the step. That AWS works on what has
 * failed is no further gate.
 */
const isLastInTheWay = ({ verdict, agreementMissing = false }: OpenedCell): boolean => {
  const [first, ...rest] = verdict.findings;
  if (verdict.code === "FTUFormNotFilled" && agreementMissing) return false;
  return rest.every(
    (finding) =>
      (!CLOSES.has(finding.severity) && finding.code !== "AgreementNotCreated") ||
      isSameGateAtWork(first, finding),
  );
};

/** Whether a finding only says that AWS works on the gate that decides. */
export const isSameGateAtWork = (
  first: Pick<Finding, "gate"> | undefined | null,
  { severity, gate }: Pick<Finding, "severity" | "gate">,
): boolean => severity === "wait" && gate === first?.gate;
