import { holdsByGlobalOnly, type ListStatus, type Outcome } from "@/lib/domain/requirement/world";
import { offeredOf, type StateCounts } from "@/lib/domain/rollup";
import { counted } from "@/lib/domain/words/counted";
import { shutText } from "@/lib/domain/words/region-status";
import type { BlockerGroup, ReviewProblem, ReviewRequirement } from "./types";

type Asked = {
  region: string;
  requirements: readonly ReviewRequirement[];
  problems: readonly ReviewProblem[];
  blockers: readonly BlockerGroup[];
  counts: StateCounts;
  lists: ListStatus;
  status: string | null;
};

/** The sentence that answers whether a region is ready to go live. It never says so while anything required is not known. */
export function headlineOf(asked: Asked): string {
  const { region, requirements, problems, blockers, counts } = asked;
  const { unknown } = counts;
  const outcomes = [
    ...requirements.map(({ cell }) => cell.outcome),
    ...problems.map(({ finding }) => finding.outcome),
  ];
  const rest = unknown > 0 ? ` ${counted(unknown, "model")} could not be read.` : "";
  if (outcomes.length === 0)
    return `${standingOf(asked)} Nobody requires anything in ${region}.${rest}`;
  const met = outcomes.filter((outcome) => outcome === "met").length;
  const byGlobal = requirements.filter(({ cell }) => holdsByGlobalOnly(cell)).length;
  const how = byGlobal > 0 ? `, ${byGlobal === met ? "" : `${byGlobal} `}only by global` : "";
  if (met === outcomes.length) return `Ready to go live: ${heldOf(met, met)}${how}.${rest}`;
  return `${openingOf(outcomes)} ${heldOf(met, outcomes.length)}.${nextStep(blockers)}${rest}`;
}

/** Without a requirement there is nothing to judge, only what was read. */
function standingOf({ region, counts, lists, status, blockers }: Asked): string {
  if (lists === "off") return `${region} is ${shutText(status).is}, so nothing of it was read.`;
  const offered = offeredOf(counts);
  if (offered === 0) return `No model is known to be offered in ${region}.`;
  const causes = blockers.reduce((sum, group) => sum + group.blockers.length, 0);
  const way =
    causes === 0
      ? "nothing stands"
      : `${counted(causes, "cause")} ${causes === 1 ? "stands" : "stand"}`;
  const ready = `${counts.ready} of ${counted(offered, "offered model")}`;
  return `${ready} ${offered === 1 ? "is" : "are"} ready, ${way} in the way.`;
}

function openingOf(outcomes: readonly Outcome[]): string {
  if (outcomes.includes("not_met")) return "Not ready to go live.";
  return outcomes.includes("could_not_tell")
    ? "Whether it is ready could not be told."
    : "Not ready yet: AWS is working on it.";
}

function heldOf(met: number, all: number): string {
  if (met === all) return all === 1 ? "the one requirement holds" : `all ${all} requirements hold`;
  return `${met} of ${counted(all, "requirement holds", "requirements hold")}`;
}

function nextStep(blockers: readonly BlockerGroup[]): string {
  const holding = blockers
    .flatMap((group) => group.blockers)
    .filter(({ requirements }) => requirements.length > 0);
  const [first] = holding.sort((a, b) => b.requirements.length - a.requirements.length);
  if (!first) return "";
  return ` In the way of most: ${first.title}.`;
}
