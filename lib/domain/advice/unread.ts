import { removerOf } from "@/lib/domain/by-remover";
import type { FixStep } from "@/lib/domain/catalogue/fix";
import { isCurable } from "@/lib/domain/facts/fault";
import type { Owner } from "@/lib/domain/owner";
import { partitionOf } from "@/lib/domain/region";
import type { EpochMs } from "@/lib/domain/time";
import type { Finding, GateName } from "@/lib/domain/verdict";
import { timeText } from "@/lib/domain/words/dates";

/** What a reading that failed means, and what to do about the reading; it says nothing of callers. */
export type UnreadAdvice = {
  sentence: string;
  /** AWS's own words, or those of the network, as they came; null where there are none. */
  quote: string | null;
  /** Null: nobody has to act. */
  owner: Owner | null;
  /** When it is read again: `running` by the scan that runs, null by the next one, whenever that is. */
  again: EpochMs | "running" | null;
  steps: readonly FixStep[];
};

const CALL: Partial<Record<GateName, string>> = {
  credentials: "GetCallerIdentity",
  region: "ListRegions",
  "model-list": "ListFoundationModels",
  route: "ListInferenceProfiles",
};

/** The call behind a gate; every later gate rests on the model's own availability. */
const callOf = (gate: GateName): string => CALL[gate] ?? "GetFoundationModelAvailability";

const WHAT: Partial<Record<GateName, string>> = {
  credentials: "the account",
  region: "the list of Regions",
  "model-list": "the model list",
  route: "the inference profiles",
};

type Asked = {
  finding: Finding;
  /** A Region, or words for several; empty: the whole account. */
  region: string;
  again: UnreadAdvice["again"];
};

/** The advice for a cell whose deciding finding is a reading that failed. Its message is not ours, so it is quoted. */
export function unreadAdvice({ finding, region, again }: Asked): UnreadAdvice {
  return {
    ...adviceOf({ finding, region, again }),
    owner: removerOf({ ...finding, state: "unknown" }),
    again,
  };
}

const OPEN = "What it means for callers is open.";

function adviceOf({
  finding,
  region,
  again,
}: Asked): Pick<UnreadAdvice, "sentence" | "quote" | "steps"> {
  const { gate, code, message } = finding;
  const call = callOf(gate);
  const where = region === "" ? "" : ` in ${region}`;
  const what = `${whatOf(gate)}${where}`;
  if (code === "NotReadYet") {
    return {
      sentence: `Not known: no scan has read ${what} yet. ${OPEN}`,
      quote: null,
      steps: [step(`Nothing has to be done. ${againText(again)}`)],
    };
  }
  if (code === "Stale") {
    return {
      sentence: `Not known any more: ${what} was read too long ago to rely on. ${OPEN}`,
      quote: null,
      steps: [step(againText(again)), step("Re-check reads it at once.")],
    };
  }
  if (code === "UnexpectedResponse" && finding.cause !== "answer-not-json") {
    return {
      sentence: `Not known: AWS answered, with something that this version does not know. ${OPEN}`,
      quote: message,
      steps: [
        step("Update this dashboard, where a newer version is to be had."),
        step(`Else ask AWS Support what this answer of ${call} means.`),
      ],
    };
  }
  if (code === "AccessDeniedException" || code === "NotAuthorized") {
    return {
      sentence: `Not known: the role of the scan may not call ${call}${where}. ${OPEN} The model may well be ready.`,
      quote: message,
      steps: [
        step(
          `Let the policy that refuses it allow this read to the role of the scan: bedrock:${call}.`,
        ),
        step(againText(again)),
      ],
    };
  }
  const cured = code !== null && isCurable({ code, cause: finding.cause });
  return {
    sentence: `Not known: the scan could not read ${what}. ${OPEN}`,
    quote: message,
    steps: cured
      ? [step(`Nothing has to be done yet. ${againText(again)}`), step(goesOn(finding, region))]
      : [step(`Mend what stops ${call}, then re-check.`), step(againText(again))],
  };
}

const whatOf = (gate: GateName): string => WHAT[gate] ?? "the model’s availability";

function goesOn({ code }: Finding, region: string): string {
  if (code === "NetworkError" || code === "UnexpectedResponse")
    return `If it goes on, check the way from this machine to ${hostOf(region)}.`;
  return `If it goes on for hours, look for trouble in ${region} on the AWS Health Dashboard.`;
}

const hostOf = (region: string): string =>
  partitionOf(region) === null ? "the Bedrock endpoints" : `bedrock.${region}`;

function againText(again: UnreadAdvice["again"]): string {
  if (again === "running") return "The scan that runs reads it again.";
  if (again === null) return "The next scan reads it again.";
  return `The next scan reads it again at ${timeText(again)} UTC.`;
}

const step = (text: string): FixStep => ({ text, href: null, linkLabel: null });
