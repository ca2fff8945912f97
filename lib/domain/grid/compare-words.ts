import { counted } from "@/lib/domain/words/counted";
import { STATE_NAME, STATE_WORD } from "@/lib/domain/words/states";
import type { PlacesCompared, Reason, SideName } from "./compare-places";

/** What either side is called. */
export type SideNames = Readonly<Record<SideName, string>>;

/** What one group of differences has in common. */
export function reasonTitle(reason: Reason, names: SideNames): string {
  switch (reason.kind) {
    case "closed": {
      const where = `${STATE_NAME[reason.state]} in ${names[reason.side]}`;
      return reason.title === STATE_NAME[reason.state] ? where : `${where}: ${reason.title}`;
    }
    case "route":
      return "Another route";
    case "lacking":
      return `Not offered in ${names[reason.side]}`;
  }
}

/** How many models differ, and the two reasons of most of them. */
export function comparedSentence(
  { models, differing, groups, unread, untold }: PlacesCompared,
  names: SideNames,
): string {
  if (models === 0) return `No model is known to be offered in ${names.here} or ${names.there}.`;
  const rest = untoldText({ unread, untold });
  if (differing === 0) return `No model is known to differ.${rest}`;
  const of = `${differing} of ${counted(models, "model differs", "models differ")}.`;
  const most = groups.toSorted((a, b) => b.models - a.models).slice(0, 2);
  const why = most.map(({ reason, models: count }) => reasonPart(reason, { count, names }));
  return `${of} ${why.join("; ")}.${rest}`;
}

/** A model that is told of in one Region may be unread in another. */
function untoldText({ unread, untold }: Pick<PlacesCompared, "unread" | "untold">): string {
  if (untold > 0) return ` Of ${untold} it can’t be told: a side was not read.`;
  const rows = unread.here.length + unread.there.length;
  return rows > 0 ? " Not everything was read; what is not known stands apart." : "";
}

function reasonPart(reason: Reason, { count, names }: { count: number; names: SideNames }): string {
  const are = counted(count, "is", "are");
  switch (reason.kind) {
    case "closed":
      return `${are} ${STATE_WORD[reason.state]} in ${names[reason.side]}: ${reason.title}`;
    case "route":
      return `${are} called by another route`;
    case "lacking":
      return `${are} not offered in ${names[reason.side]}`;
  }
}
