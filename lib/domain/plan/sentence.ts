import { isNobodys } from "@/lib/domain/by-remover";
import { OWNER_PHRASE } from "@/lib/domain/words/owners";
import { effectOf } from "./effect";
import { groupsOf } from "./make-plan";
import type { Plan } from "./types";
import { counted, listed } from "./words";

/** The sentence that answers: how much stands in the way, and who can do most about it. */
export function planSentence(plan: Plan): string {
  const { causes, openings, totals } = plan;
  const open = totals.lines - totals.holding;
  if (causes.length === 0) {
    const required = totals.lines > 0 ? ` All ${counted(totals.lines, "required line")} hold.` : "";
    return `Nothing stands in the way.${required}`;
  }
  const sum = `${counted(causes.length, "cause")}, ${counted(totals.cells, "cell")}.`;
  const [first] = groupsOf(causes);
  if (!first?.owner || isNobodys(first.owner)) return `${sum} Nobody has to act: AWS is at work, or it is read again.`;
  const effect = effectOf(openings, new Set(first.causes.map(({ id }) => id)));
  const opened = [
    effect.cells > 0 ? counted(effect.cells, "cell") : "",
    effect.lines > 0
      ? `${effect.lines} of the ${counted(open, "required line")} that ${open === 1 ? "does" : "do"} not hold`
      : "",
  ].filter(Boolean);
  const who = OWNER_PHRASE[first.owner];
  const does = first.causes.length === 1 ? "it" : "them";
  const opens = opened.length > 0 ? `, which opens ${listed(opened)}` : "";
  return `${sum} ${who[0]?.toUpperCase()}${who.slice(1)} can act on ${first.causes.length} of ${causes.length === 1 ? does : "them"}${opens}.`;
}
