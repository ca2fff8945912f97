import type { Owner } from "@/lib/domain/owner";
import { figure } from "@/lib/domain/words/figure";
import { listed } from "@/lib/domain/words/listed";
import { OWNER_PHRASE } from "@/lib/domain/words/owners";
import { ofItsOwn } from "@/lib/domain/words/sentence";
import { effectOf } from "./effect";
import { isWhole } from "./exit-code";
import { groupsOf, isUncounted, type OwnerGroup } from "./make-plan";
import type { Plan } from "./types";
import { counted, modelsPhrase } from "./words";

/** The sentence that answers: how much stands in the way, and who can do most about it. `complete`: a whole scan stands behind it. */
export function planSentence(plan: Plan, at: { complete: boolean }): string {
  return [notOfferedText(plan), inTheWayText(plan, at)].filter(Boolean).join(" ");
}

function inTheWayText(plan: Plan, at: { complete: boolean }): string {
  const { causes, totals, notOffered } = plan;
  if (causes.length === 0) {
    const nothing = notOffered.length > 0 ? "Nothing else" : "Nothing";
    return isWhole(plan, at)
      ? `${nothing} stands in the way.${holdText(totals.lines)}`
      : NOT_ALL_READ;
  }
  const [first] = groupsOf(causes);
  return `${sumText(plan)} ${first?.owner ? actText(plan, first, first.owner) : NOBODY_ACTS}`;
}

/** What no list shows is in nobody's way, and is not ready either. */
function notOfferedText({ notOffered }: Plan): string {
  const names = notOffered.map(({ name }) => name);
  return names.length === 0 ? "" : `No list that was read shows ${modelsPhrase(names)} here.`;
}

const NOT_ALL_READ = "Nothing that was read stands in the way, and not everything was read.";

/** How many cells are shut is not known where nothing but what was not read is told. */
function sumText({ causes, totals }: Plan): string {
  const isKnown = totals.cells > 0 || !causes.some(isUncounted);
  const cells = isKnown ? `, ${counted(totals.cells, "cell")}` : "";
  return `${counted(causes.length, "cause")}${cells}.`;
}

const NOBODY_ACTS = "Nobody has to act: AWS is at work, or it is read again.";

function holdText(lines: number): string {
  if (lines === 0) return "";
  return lines === 1
    ? " The one required line holds."
    : ` All ${figure(lines)} required lines hold.`;
}

function actText({ causes, openings, totals }: Plan, own: OwnerGroup, owner: Owner): string {
  const open = totals.lines - totals.holding;
  const effect = effectOf(openings, new Set(own.causes.map(({ id }) => id)));
  const notHolding = `${counted(open, "required line")} that ${open === 1 ? "does" : "do"} not hold`;
  const some = effect.lines < open ? `${figure(effect.lines)} of the` : "the";
  const opened = [
    effect.cells > 0 ? counted(effect.cells, "cell") : "",
    effect.lines > 0 ? `${some} ${notHolding}` : "",
  ].filter(Boolean);
  const who = OWNER_PHRASE[owner];
  const what = causes.length === 1 ? "it" : `${own.causes.length} of them`;
  const opens = opened.length > 0 ? `, which opens ${listed(opened)}` : "";
  return `${ofItsOwn(who)} can act on ${what}${opens}.`;
}
