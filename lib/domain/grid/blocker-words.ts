import { removerOf } from "@/lib/domain/by-remover";
import type { Code } from "@/lib/domain/codes";
import type { BlockerLine } from "./blockers";

/** The line's own words: what stands in the way, and where when that is one Region. */
export function blockerTitle(line: BlockerLine): string {
  const [region] = line.regions;
  if (line.wholeRegions && line.state === "unknown" && line.code !== "NotReadYet") {
    const [account] = line.accounts;
    if (account && line.wholeAccounts)
      return line.accounts.length === 1
        ? `${account} could not be read`
        : `${line.accounts.length} accounts could not be read`;
    return line.regions.length === 1
      ? `${region} could not be read`
      : `${line.regions.length} Regions could not be read`;
  }
  if (line.regions.length === 1 && line.models.length > 1 && !line.wholeRegions)
    return `${line.title} in ${region}`;
  return line.title;
}

/** Where it holds, in which of several accounts, and when it will be done. */
export function blockerDetail(line: BlockerLine): string {
  const named = blockerTitle(line).startsWith(`${line.accounts[0]} `);
  const accounts =
    line.accounts.length > 0 && !named ? `In ${someOf(line.accounts, "accounts")}.` : "";
  return [detailOf(line), accounts].filter(Boolean).join(" ");
}

function detailOf(line: BlockerLine): string {
  if (line.code === "AgreementNotCreated") {
    return offersText(line);
  }
  if (line.code === "FTUFormNotFilled")
    return `One form for ${someOf(line.models, "models")}, within 15 min.`;
  const saysWhy = !blockerTitle(line).startsWith(line.title);
  const first = saysWhy ? `${line.title}.` : `${wherePlace(line)}.`;
  return [first, whenDone(line)].filter(Boolean).join(" ");
}

/** An offer of a model that ends soon is none to accept. */
function offersText({ models, ending }: BlockerLine): string {
  const offers = models.filter((name) => !ending.includes(name));
  const [only] = offers;
  const end =
    ending.length === 0
      ? ""
      : `${someOf(ending, "models")} ${ending.length === 1 ? "ends" : "end"} soon: move on.`;
  const accept =
    offers.length === 1
      ? `${only}. Accept its offer, then up to 15 min.`
      : `Accept ${offers.length} offers, then up to 15 min.`;
  return [offers.length > 0 ? accept : "", end].filter(Boolean).join(" ");
}

function wherePlace({ models, regions, wholeRegions }: BlockerLine): string {
  if (wholeRegions) return someOf(regions, "Regions");
  const which = someOf(models, "models");
  return regions.length === 1 && models.length === 1 ? `${which}, ${regions[0]}` : which;
}

function someOf(names: readonly string[], many: string): string {
  return names.length > 2 ? `${names.length} ${many}` : names.join(" and ");
}

const WHEN: Partial<Record<Code, string>> = {
  MPAgreementBeingCreated: "AWS allows itself 15 min.",
  MPAgreementPending: "Try a call every 15 min.",
  DataRetentionNotAllowed: "Minutes after the mode is set.",
  RegionEnabling: "Minutes to hours.",
  RegionDisabled: "Minutes to hours once enabled.",
  ModelEndOfLife: "Move to another model.",
  MPAgreementFailed: "Waiting will not help.",
  BadCScoreException: "Waiting will not help.",
  NotAuthorized: "Waiting will not help.",
};

function whenDone(line: BlockerLine): string {
  if (line.cause === "quota-zero" || line.cause === "tokens-per-day-zero")
    return "AWS Support decides.";
  if (line.code === "NotReadYet") return "The next scan gets there.";
  if (line.state !== "unknown") return (line.code && WHEN[line.code]) || "";
  const owner = removerOf(line);
  const curesItself = owner === null || owner === "network";
  return curesItself ? "Read again with the next scan." : "";
}
