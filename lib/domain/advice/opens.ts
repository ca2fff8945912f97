import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { regionInfo } from "@/lib/domain/region";
import type { Verdict } from "@/lib/domain/verdict";

export type OpenedCell = {
  region: string;
  modelId: string;
  verdict: Pick<Verdict, "state" | "code" | "cause" | "findings">;
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

function isReached(step: OpenedCell, other: OpenedCell): boolean {
  switch (reachOf(step.verdict)) {
    case "nothing":
      return false;
    case "cell":
      return step.region === other.region && step.modelId === other.modelId;
    case "model":
      return step.modelId === other.modelId;
    case "region":
      return step.region === other.region;
    case "form":
      return formOf(step.region) === formOf(other.region);
    case "account":
      return true;
  }
}

/** Which form a Region needs: the one of all default Regions, or one of its own. */
export const formOf = (region: string): string => (regionInfo(region).optIn ? region : "default");

const CLOSES: ReadonlySet<string> = new Set(["block", "wait", "unknown"]);

/** A further gate that is closed, or a missing agreement, keeps the cell shut after the step. */
const isLastInTheWay = ({ verdict }: OpenedCell): boolean =>
  verdict.findings
    .slice(1)
    .every(({ severity, code }) => !CLOSES.has(severity) && code !== "AgreementNotCreated");
