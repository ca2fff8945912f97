import type { FixStep } from "@/lib/domain/catalogue/fix";
import { linkTo } from "@/lib/domain/links/link";
import {
  increaseCommand,
  supportCase,
  type WayToRaise,
  wayToRaise,
} from "@/lib/domain/quota/increase";
import { openRequest } from "@/lib/domain/quota/requests";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import { dateText } from "@/lib/domain/words/dates";
import { figure } from "@/lib/domain/words/figure";
import type { Advice } from "./advice";
import { groupCommands, type OneCommand } from "./commands";
import { askedOf, shortQuota } from "./line-closers";
import { plain } from "./plain-step";
import type { Tally, Where } from "./tally";
import type { PlanWorld, RequiredLine } from "./types";

type At = { tally: Tally; world: PlanWorld };

/** What is done about a line that only the requirement knows to be in the way. */
export function requirementAdvice({ tally, world }: At): Advice {
  const { kind } = tally.closer;
  if (kind === "short") return shortAdvice(tally, world);
  const said = sentencesOf(tally);
  return {
    sentence: said.join(" "),
    takes: tally.closer.owner === null ? "with the next scan" : null,
    steps: (kind === "gate" ? [] : WHAT_TO_DO[kind]).map(plain),
    commands: [],
    docs: null,
  };
}

const WHAT_TO_DO = {
  unread: ["Nothing has to be done: it is read again with the next scan."],
  route: [
    "Require a route that leads to the model there, or choose another model or Region that is reached so.",
  ],
  "not-offered": ["Require the model in a Region that offers it, or another model there."],
  problem: ["Correct the requirement, or let the scan read what it names."],
} as const;

const SENTENCES_KEPT = 3;

function sentencesOf({ lines, closer, first }: Tally): readonly string[] {
  const all = [...lines, ...(first.line ? [first.line] : [])].flatMap(({ findings }) => findings);
  const own = all.filter(({ about, message }) => fits(closer.kind, { about, message }, closer.title));
  return [...new Set(own.map(({ message }) => message))].slice(0, SENTENCES_KEPT);
}

const ABOUT: Readonly<Record<string, readonly string[]>> = {
  unread: ["quota", "route"],
  route: ["route"],
  "not-offered": ["cell"],
  problem: ["model", "region", "account"],
};

const fits = (kind: string, of: { about: string; message: string }, title: string): boolean =>
  (ABOUT[kind] ?? []).includes(of.about) || of.message === title;

type Short = { where: Where; line: RequiredLine; row: QuotaRow; way: WayToRaise };

function shortAdvice(tally: Tally, world: PlanWorld): Advice {
  const shorts = [...tally.steps.values()].flatMap((where): Short[] => {
    const { line, region } = where;
    const row = line && region ? shortQuota(region, line) : null;
    return line && row ? [{ where, line, row, way: wayToRaise(askedOf(row)) }] : [];
  });
  return {
    sentence: shorts.slice(0, SENTENCES_KEPT).map(shortText).join(" "),
    takes: "AWS Support decides",
    steps: shorts.flatMap((short) => raiseStep(short, world)),
    commands: groupCommands(shorts.flatMap(requestOf)),
    docs: null,
  };
}

const neededOf = ({ short }: RequiredLine): number => short?.needed ?? 0;

const shortText = ({ line, row }: Short): string =>
  `${line.requirement} needs ${figure(neededOf(line))} tokens a minute in ${line.region}; ${figure(row.applied ?? 0)} are applied by ${row.quotaName} (${row.quotaCode}).`;

function raiseStep({ where, line, row, way }: Short, world: PlanWorld): readonly FixStep[] {
  const { account, region } = where;
  const at = region?.region ?? "";
  const link = linkTo("serviceQuotas", {
    partition: account?.partition ?? "aws",
    region: at,
    accountId: account?.accountId ?? null,
    modelId: row.modelId,
    quotaCode: row.quotaCode,
    portal: world.portal,
  });
  const linked = (text: string): FixStep => ({ text, href: link.href, linkLabel: link.label });
  const needed = neededOf(line);
  switch (way.kind) {
    case "request": {
      const least = needed > way.above ? "" : ` Service Quotas takes only more than ${figure(way.above)}.`;
      const wanted = figure(Math.max(needed, way.above + 1));
      return [linked(`Request ${wanted} of ${row.quotaName} in ${at}.${least}`)];
    }
    case "open": {
      const request = openRequest(row.requests);
      const asked = request?.desiredValue ? `${figure(request.desiredValue)} were asked for` : "More was asked for";
      const when = request?.createdAt ? ` on ${dateText(request.createdAt, world.now)}` : "";
      return [linked(`${asked}${when} in ${at}; AWS Support answers the open request.`)];
    }
    case "support":
      return [
        {
          ...linked(`Open a Support case for ${row.quotaName} in ${at}, with this text.`),
          copy: supportCase({
            line: { ...askedOf(row), region: at, required: needed },
            accountId: account?.accountId ?? null,
          }),
        },
      ];
    case "not-enforced":
      return [];
  }
}

/** Service Quotas takes no value that is not above the default and what is applied. */
function requestOf({ where, line, row, way }: Short): readonly OneCommand[] {
  const { account, region } = where;
  if (way.kind !== "request" || !account || !region) return [];
  const desiredValue = Math.max(neededOf(line), way.above + 1);
  const { quotaCode } = row;
  const text = increaseCommand({ quotaCode, region: region.region, desiredValue });
  return [{ account: account.key, text, region: region.region, modelId: row.modelId }];
}
