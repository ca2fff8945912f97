import type { CellRef } from "@/lib/domain/cell-ref";
import type { StateRow } from "@/lib/domain/changes/types";
import type { EpochMs } from "@/lib/domain/time";
import type { JudgedLine } from "./line";
import { askedOf, type LinePlace, type LineStateRow, placeOfLine } from "./line-history";
import { tokensAsked } from "./need";
import type { Requirement } from "./types";

/** The newest rows of both histories; null where nothing was kept. */
export type SinceOf = {
  line(place: LinePlace): Pick<LineStateRow, "state" | "asked" | "at"> | null;
  cell(place: CellRef): Pick<StateRow, "state" | "code" | "at"> | null;
};

/** Nothing was kept of anything. */
export const NO_HISTORY: SinceOf = { line: () => null, cell: () => null };

type Asked = { requirement: Requirement; since: SinceOf };

/**
 * Since when a line is in its state, by its own history. That begins when the requirement was first judged so, or was
 * redefined; where the cell alone decides, the history of the cell tells what was before.
 */
export function sinceOfLine(line: JudgedLine, asked: Asked): EpochMs | null {
  const times = [byLine(line, asked), byCell(line, asked)].filter((at) => at !== null);
  return times.length === 0 ? null : Math.min(...times);
}

function byLine(line: JudgedLine, { requirement, since }: Asked): EpochMs | null {
  const place = placeOfLine(line);
  const row = place && since.line(place);
  return row && row.state === line.state && row.asked === askedOf(requirement) ? row.at : null;
}

function byCell(line: JudgedLine, { requirement, since }: Asked): EpochMs | null {
  const { account, region, modelId, cell, reason } = line;
  if (account === null || region === null || modelId === null) return null;
  if (!isByCellAlone(line, requirement)) return null;
  const row = since.cell({ account, region, modelId });
  const same = row !== null && row.state === cell && (reason === null || row.code === reason.code);
  return same ? row.at : null;
}

/** A cell that was read and is not ready is not met whatever its quotas and routes were meanwhile; any other may have been. */
function isByCellAlone({ modelId, cell, reason }: JudgedLine, requirement: Requirement): boolean {
  const asksMore = requirement.routes !== null || tokensAsked(requirement, modelId ?? "") !== null;
  if (reason === null) return !asksMore;
  return reason.about === "cell" && (!asksMore || cell !== "unknown");
}
