import type { RequirementsView } from "@/lib/contracts/requirements";
import type { RssItem } from "@/lib/domain/changes/rss";
import { type Line, linesIn, sumCounts } from "@/lib/domain/requirement/line";
import { holdText } from "@/lib/domain/requirement/sentence";
import type { Requirement } from "@/lib/domain/requirement/types";
import { nameOfText } from "@/lib/domain/text-name";
import type { EpochMs } from "@/lib/domain/time";
import { counted } from "@/lib/domain/words/counted";
import { dateTimeText } from "@/lib/domain/words/dates";
import { LINE_STATE_NAME } from "@/lib/domain/words/line-states";
import type { WorldContext } from "@/lib/services/context";
import { listRequirements } from "./list-requirements";

/**
 * How a requirement stands, as the one item of a feed: another one as soon as any of its lines comes to something else, also
 * to what it was before, so that a reader tells of it; and since when each that does not hold is so.
 */
export async function requirementFeed(
  ctx: WorldContext,
  requirement: Requirement,
  link: string,
): Promise<readonly RssItem[]> {
  const view = await listRequirements(ctx, [requirement]);
  const { name } = requirement;
  const changedAt = await lastChange(ctx, view, name);
  return itemOf(view, { name, link, changedAt });
}

/** When a line of it last came to something else; null: nothing is kept of it yet. */
async function lastChange(
  { stores }: WorldContext,
  { rows }: RequirementsView,
  name: string,
): Promise<EpochMs | null> {
  const accounts = new Set(rows.flatMap(({ account }) => account ?? []));
  const kept = await Promise.all([...accounts].map((key) => stores.lineHistory.latest(key, null)));
  const times = kept.flat().flatMap(({ requirement, at }) => (requirement === name ? [at] : []));
  return times.length > 0 ? Math.max(...times) : null;
}

type Item = { name: string; link: string; changedAt: EpochMs | null };

function itemOf(view: RequirementsView, { name, link, changedAt }: Item): readonly RssItem[] {
  const rows = view.rows.filter(({ requirement }) => requirement === name);
  if (rows.length === 0) return [];
  const counts = sumCounts(rows);
  const open = rows.flatMap(({ lines }) => lines).filter(({ state }) => state !== "met");
  const told = open.map((line) => lineText(line, ""));
  const dated = open.map((line) => lineText(line, sinceText(line, view)));
  const title = [`${name}: ${holdText(counts)}.`, ...dated.slice(0, TOLD_MAX)].join(" ");
  const more =
    told.length > TOLD_MAX
      ? ` ${counted(told.length - TOLD_MAX, "more does not hold", "more do not hold")}.`
      : "";
  const basis = JSON.stringify([name, changedAt, counts, ...told]);
  return [
    {
      id: `requirement|${nameOfText(basis)}`,
      title: `${title}${more}`,
      at:
        rows.reduce((last, { since }) => Math.max(last, since ?? 0), 0) ||
        (view.readAt ?? view.serverNow),
      link,
      category: counts.met === linesIn(counts) ? "met" : "open",
    },
  ];
}

const TOLD_MAX = 5;

const sinceText = ({ since }: Line, { serverNow }: RequirementsView): string =>
  since === null ? "" : ` since ${dateTimeText(since, serverNow)} UTC`;

/** `Embed v4, eu-south-1, 111122223333: Short since 22 Nov 11:08 UTC, eu quota 100,000 short.` */
function lineText({ modelName, region, account, state, reason }: Line, since: string): string {
  const where = [modelName, region, account].filter(Boolean).join(", ");
  const why = reason ? `, ${reason.title}` : "";
  return `${where}: ${LINE_STATE_NAME[state]}${since}${why}.`;
}
