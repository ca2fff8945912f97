import type { RequirementsView } from "@/lib/contracts/requirements";
import type { RssItem } from "@/lib/domain/changes/rss";
import { linesIn, sumCounts } from "@/lib/domain/requirement/line";
import { holdText } from "@/lib/domain/requirement/sentence";
import { nameOfText } from "@/lib/domain/text-name";
import { LINE_STATE_NAME } from "@/lib/domain/words/line-states";

/**
 * How a requirement stands, as the one item of a feed: another one as soon as any of its lines comes to something else,
 * so that a reader tells of it.
 */
export function requirementFeed(
  view: RequirementsView,
  { name, link }: { name: string; link: string },
): readonly RssItem[] {
  const rows = view.rows.filter(({ requirement }) => requirement === name);
  if (rows.length === 0) return [];
  const counts = sumCounts(rows);
  const open = rows.flatMap(({ lines }) => lines).filter(({ state }) => state !== "met");
  const told = open.map(
    ({ modelName, region, account, state, reason }) =>
      `${[modelName, region, account].filter(Boolean).join(", ")}: ${LINE_STATE_NAME[state]}${reason ? `, ${reason.title}` : ""}.`,
  );
  const title = [`${name}: ${holdText(counts)}.`, ...told.slice(0, TOLD_MAX)].join(" ");
  const more = told.length > TOLD_MAX ? ` ${told.length - TOLD_MAX} more do not hold.` : "";
  const basis = JSON.stringify([name, counts, ...told]);
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
