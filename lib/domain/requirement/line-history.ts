import { onceFor } from "@/lib/domain/once-for";
import { nameOfText } from "@/lib/domain/text-name";
import type { EpochMs } from "@/lib/domain/time";
import type { JudgedLine, LineState } from "./line";
import type { Requirement } from "./types";

/**
 * A row of the history of lines: from `at` on the line was in this state, until its next row. `state` null: it was asked
 * for no longer. `subject`: the model id, or what the requirement names where no cell stands for it.
 */
export type LineStateRow = {
  requirement: string;
  account: string;
  region: string;
  subject: string;
  at: EpochMs;
  state: LineState | null;
  /** By `askedOf`. */
  asked: string;
};

export type LinePlace = Omit<LineStateRow, "at" | "state" | "asked">;

/**
 * Names what a requirement asks of each of its lines. Which models, Regions and accounts it names decides which lines there
 * are, and not how one of them stands.
 */
export const askedOf = onceFor(({ routes, tokensPerMinute, load }: Requirement): string => {
  const rule = Array.isArray(routes) ? routes.toSorted() : routes;
  const calls = load && [
    load.callsPerMinute,
    load.inputTokens,
    load.maxTokens,
    load.outputTokens,
    load.cached,
  ];
  return nameOfText(JSON.stringify([rule, tokensPerMinute, calls ?? null]));
});

/** Where a line stands in the history; null: it has no one Region, and no history is kept of it. */
export function placeOfLine({
  requirement,
  account,
  region,
  modelId,
  modelName,
}: JudgedLine): LinePlace | null {
  const subject = modelId ?? modelName;
  if (account === null || region === null || subject === null) return null;
  return { requirement, account, region, subject };
}

/** Names a line within the history. */
export const lineKey = ({ requirement, account, region, subject }: LinePlace): string =>
  JSON.stringify([account, region, requirement, subject]);

type Seen = {
  requirements: readonly Requirement[];
  /** The newest row of every line of the Regions that were judged. */
  kept: readonly LineStateRow[];
  at: EpochMs;
};

/**
 * A row for every line whose state, or what is asked of it, is another than that of its newest row, and for every one that
 * is there no more. What was never read begins no history.
 */
export function lineChanges(
  lines: readonly JudgedLine[],
  { requirements, kept, at }: Seen,
): readonly LineStateRow[] {
  const asks = new Map(requirements.map((one) => [one.name, askedOf(one)]));
  const known = new Map(kept.map((row) => [lineKey(row), row]));
  const now = new Set<string>();
  const rows = lines.flatMap((line): LineStateRow[] => {
    const place = placeOfLine(line);
    const asked = asks.get(line.requirement);
    if (place === null || asked === undefined) return [];
    const key = lineKey(place);
    const before = known.get(key);
    now.add(key);
    if (before?.state === line.state && before.asked === asked) return [];
    if (!before && line.reason?.code === "NotReadYet") return [];
    return [{ ...place, at, state: line.state, asked }];
  });
  const gone = kept.filter((row) => row.state !== null && !now.has(lineKey(row)));
  return [...rows, ...gone.map((row): LineStateRow => ({ ...row, at, state: null }))];
}
