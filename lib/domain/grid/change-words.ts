import { removerOf } from "@/lib/domain/by-remover";
import type { ChangeClass } from "@/lib/domain/past/change";
import type { EpochMs } from "@/lib/domain/time";
import { dateText, timeText } from "@/lib/domain/words/dates";
import { OWNER_WORD } from "@/lib/domain/words/owners";
import { STATE_WORD } from "@/lib/domain/words/states";
import type { ChangeLine, RequiredLine } from "./change-lines";
import type { ChangedCell } from "./changed-cells";

/** What a change is called where it stands alone. */
export const CHANGE_NAME = {
  worse: "Worse",
  better: "Better",
  lost: "No longer known",
  new: "New",
  found: "Not known then",
} as const satisfies Record<ChangeClass, string>;

/** What a cell was, inside a sentence. */
export const wasWord = ({ was }: Pick<ChangedCell, "was">): string =>
  was === null ? "not known" : STATE_WORD[was.state];

/** What happened, and to what. */
export function changeTitle(line: ChangeLine): string {
  const [first] = line.cells;
  if (!first) return "";
  if (line.region === null) return `${first.model.name}: ${first.is.title}`;
  switch (line.change) {
    case "new":
      return `${line.region} ${openedWords(first)}`;
    case "worse":
      return `${line.region} was switched off`;
    default:
      return `${line.region}: ${first.is.title}`;
  }
}

function openedWords({ was, is }: ChangedCell): string {
  if (is.code === "RegionEnabling") return "is being enabled";
  return was === null ? "was first read" : "was enabled";
}

/** What it was before, since when it is so, and who can change it. */
export function changeDetail(line: ChangeLine, now: EpochMs): string {
  const [first] = line.cells;
  if (!first) return "";
  const before = `${beforeWords(line)} before`;
  const when = line.at === null ? "" : `; ${whenText(line.at, now)}`;
  const owner = removerOf(first.is);
  const acts = line.change === "worse" && owner !== null ? ` ${OWNER_WORD[owner]}` : "";
  return `${before}${when}.${acts}`;
}

function beforeWords({ cells }: Pick<ChangeLine, "cells">): string {
  const words = [...new Set(cells.map(wasWord))];
  return words.length > 2 ? "several states" : words.join(" or ");
}

/** Where a required model changed, from what to what. */
export function requiredDetail({ cells, requirements }: RequiredLine): string {
  const regions = [...new Set(cells.map(({ region }) => region))];
  const where = regions.length > 3 ? `${regions.length} Regions` : regions.join(", ");
  const states = [...new Set(cells.map(({ is }) => STATE_WORD[is.state]))].join(" or ");
  return `${states}, was ${beforeWords({ cells })}, in ${where}; ${requirements.join(", ")}.`;
}

/** `today 13:40`, or `21 Nov 16:02`, in UTC. */
export function whenText(at: EpochMs, now: EpochMs): string {
  const day = dateText(at, now);
  return `${day === dateText(now, now) ? "today" : day} ${timeText(at)}`;
}
