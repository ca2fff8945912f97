import type { StateRow } from "@/lib/domain/changes/types";
import type { EpochMs } from "@/lib/domain/time";
import type { Line } from "./line";
import { tokensAsked } from "./need";
import type { Requirement } from "./types";

type Place = { account: string; region: string; modelId: string };

/** The newest row of history of a cell; null where nothing was kept. */
export type SinceOf = (cell: Place) => Pick<StateRow, "state" | "code" | "at"> | null;

type Asked = { requirement: Requirement; since: SinceOf };

/**
 * Since when a line is in its state. History is of cells: it tells where the cell alone decides, and not where a quota or
 * a choice of routes does, of which no history is kept.
 */
export function sinceOfLine(
  line: Omit<Line, "id" | "since">,
  { requirement, since }: Asked,
): EpochMs | null {
  const { account, region, modelId, cell, reason } = line;
  if (account === null || region === null || modelId === null) return null;
  const byCellAlone =
    reason === null
      ? requirement.routes === null && tokensAsked(requirement, modelId) === null
      : reason.about === "cell";
  const row = byCellAlone ? since({ account, region, modelId }) : null;
  return row !== null && row.state === cell && (reason === null || row.code === reason.code)
    ? row.at
    : null;
}
