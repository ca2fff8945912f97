import { removerOf } from "@/lib/domain/by-remover";
import type { FixStep } from "@/lib/domain/catalogue/fix";
import { isCurable } from "@/lib/domain/facts/fault";
import { own } from "@/lib/domain/own";
import type { Owner } from "@/lib/domain/owner";
import { SCAN_ACTIONS } from "@/lib/domain/policy/actions";
import { partitionOf } from "@/lib/domain/region";
import type { EpochMs } from "@/lib/domain/time";
import type { Finding, GateName } from "@/lib/domain/verdict";
import { timeText } from "@/lib/domain/words/dates";
import { listed } from "@/lib/domain/words/listed";

/** What a reading that failed means, and what to do about the reading; it says nothing of callers. */
export type UnreadAdvice = {
  sentence: string;
  /** AWS's own words, or those of the network, as they came; null where there are none. */
  quote: string | null;
  /** What this dashboard found of the answer, in its own words; null where AWS or the network said it. */
  found: string | null;
  /** Null: nobody has to act. */
  owner: Owner | null;
  /** When it is read again: `running` by the scan that runs, null by the next one, whenever that is. */
  again: EpochMs | "running" | null;
  steps: readonly FixStep[];
};

const BY_CALL: Readonly<Record<string, string>> = {
  GetCallerIdentity: "the account",
  ListRegions: "the list of Regions",
  ListFoundationModels: "the model list",
  ListInferenceProfiles: "the inference profiles",
  ListProvisionedModelThroughputs: "the provisioned throughputs",
  GetFoundationModelAvailability: "the model’s availability",
};

/** Of a gate that several calls open nothing more is said than what it tells. */
const BY_GATE: Partial<Record<GateName, string>> = {
  credentials: "the account",
  region: "the list of Regions",
  "model-list": "the model list",
  route: "all routes to the model",
  quota: "all routes to the model",
};

type Asked = {
  finding: Finding;
  /** Those that failed, where the advice is for several readings; absent: the finding's own. */
  calls?: readonly string[];
  /** A Region, or words for several; empty: the whole account. */
  region: string;
  again: UnreadAdvice["again"];
};

/**
 * The advice for a cell whose deciding finding is a reading that failed. Its message is quoted where it is not ours; a call is
 * named where it is known that it failed.
 */
export function unreadAdvice(asked: Asked): UnreadAdvice {
  const { finding, again } = asked;
  return {
    ...adviceOf(asked),
    ...wordsOf(finding),
    owner: removerOf({ ...finding, state: "unknown" }),
    again,
  };
}

const BEFORE_ANY_ANSWER: ReadonlySet<string | null> = new Set(["NotReadYet", "Stale"]);

function wordsOf({ code, message, ours }: Finding): Pick<UnreadAdvice, "quote" | "found"> {
  if (BEFORE_ANY_ANSWER.has(code)) return { quote: null, found: null };
  return ours ? { quote: null, found: message } : { quote: message, found: null };
}

const OPEN = "What it means for callers is open.";

function adviceOf({
  finding,
  calls = finding.call === undefined ? [] : [finding.call],
  region,
  again,
}: Asked): Pick<UnreadAdvice, "sentence" | "steps"> {
  const { code } = finding;
  const where = region === "" ? "" : ` in ${region}`;
  const what = `${whatOf(finding.gate, calls)}${where}`;
  if (code === "NotReadYet") {
    return {
      sentence: `Not known: no scan has read ${what} yet. ${OPEN}`,
      steps: [step(`Nothing has to be done. ${againText(again)}`)],
    };
  }
  if (code === "Stale") {
    return {
      sentence: `Not known any more: ${what} was read too long ago to rely on. ${OPEN}`,
      steps: [step(againText(again)), step("Re-check reads it at once.")],
    };
  }
  if (code === "UnexpectedResponse" && finding.cause !== "answer-not-json") {
    return {
      sentence: `Not known: AWS answered, with something that this version does not know. ${OPEN}`,
      steps: [
        step("Update this dashboard, where a newer version is to be had."),
        step(
          `Else ask AWS Support what this answer${calls.length > 0 ? ` of ${listed(calls)}` : ""} means.`,
        ),
      ],
    };
  }
  if (code === "AccessDeniedException" || code === "NotAuthorized") {
    const refused =
      calls.length > 0
        ? `the role of the scan may not call ${listed(calls)}${where}`
        : `the role of the scan may not read ${what}`;
    return {
      sentence: `Not known: ${refused}. ${OPEN} The model may well be ready.`,
      steps: [step(allowText(calls, finding.cause)), step(againText(again))],
    };
  }
  const cured = code !== null && isCurable({ code, cause: finding.cause });
  return {
    sentence: `Not known: the scan could not read ${what}. ${OPEN}`,
    steps: cured
      ? [step(`Nothing has to be done yet. ${againText(again)}`), step(goesOn(finding, region))]
      : [
          step(`Mend what stops ${listed(calls) || "this reading"}, then re-check.`),
          step(againText(again)),
        ],
  };
}

function whatOf(gate: GateName, calls: readonly string[]): string {
  const known = calls.flatMap((call) => own(BY_CALL, call) ?? []);
  return listed(known) || (BY_GATE[gate] ?? "the model’s availability");
}

function allowText(calls: readonly string[], cause: Finding["cause"]): string {
  const reads = calls.length > 1 ? "these reads" : "this read";
  const which = calls.length > 0 ? `: ${listed(calls.map(actionOf))}` : "";
  const asked =
    cause === "scp-explicit-deny"
      ? "Ask the admin of the organization to let its policy allow"
      : "Let the policy that refuses it allow";
  return `${asked} ${reads} to the role of the scan${which}.`;
}

/** The IAM action of a read; of a call that no scan's policy names, its own name. */
const actionOf = (call: string): string =>
  SCAN_ACTIONS.find(({ action }) => action.endsWith(`:${call}`))?.action ?? call;

function goesOn({ code }: Finding, region: string): string {
  if (code === "NetworkError" || code === "UnexpectedResponse")
    return `If it goes on, check the way from this machine to ${hostOf(region)}.`;
  const where = region === "" ? "" : ` in ${region}`;
  return `If it goes on for hours, look for trouble${where} on the AWS Health Dashboard.`;
}

function hostOf(region: string): string {
  if (region === "") return "AWS";
  return partitionOf(region) === null ? "the Bedrock endpoints" : `bedrock.${region}`;
}

function againText(again: UnreadAdvice["again"]): string {
  if (again === "running") return "The scan that runs reads it again.";
  if (again === null) return "The next scan reads it again.";
  return `The next scan reads it again at ${timeText(again)} UTC.`;
}

const step = (text: string): FixStep => ({ text, href: null, linkLabel: null });
