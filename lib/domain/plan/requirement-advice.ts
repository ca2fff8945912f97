import type { FixStep } from "@/lib/domain/catalogue/fix";
import { linkTo } from "@/lib/domain/links/link";
import {
  increaseCommand,
  supportCase,
  type WayToRaise,
  wayToRaise,
} from "@/lib/domain/quota/increase";
import { openRequest } from "@/lib/domain/quota/requests";
import type { Line } from "@/lib/domain/requirement/line";
import type { RequirementQuota } from "@/lib/domain/requirement/world";
import { dateText } from "@/lib/domain/words/dates";
import { figure } from "@/lib/domain/words/figure";
import { asSentence } from "@/lib/domain/words/sentence";
import type { Advice } from "./advice";
import { groupCommands, type OneCommand } from "./commands";
import { askedOf, shortQuota } from "./line-closers";
import { plain } from "./plain-step";
import type { Tally, Where } from "./tally";
import type { PlanWorld } from "./types";

type At = { tally: Tally; world: PlanWorld };

const SENTENCES_KEPT = 3;

/** What is done about a line that only the requirement knows to be in the way. */
export function requirementAdvice({ tally, world }: At): Advice {
  const { closer, lines, first } = tally;
  if (closer.kind === "short") return shortAdvice(tally, world);
  const told = lines.length > 0 ? lines : [first.line].filter((line) => line !== null);
  const messages = new Set(told.flatMap(({ reason }) => reason?.message ?? []));
  const steps = new Set(told.flatMap(({ step }) => (step ? `${step.text}.` : [])));
  return {
    sentence: [...messages].slice(0, SENTENCES_KEPT).map(asSentence).join(" "),
    takes: closer.owner === null ? "with the next scan" : null,
    steps: [...steps].map(plain),
    commands: [],
    docs: null,
  };
}

type Short = { where: Where; line: Line; row: RequirementQuota; way: WayToRaise };

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

const neededOf = ({ tokensPerMinute }: Line): number => tokensPerMinute?.needed ?? 0;

const shortText = ({ line, row }: Short): string =>
  `${line.requirement} needs ${figure(neededOf(line))} tokens a minute in ${line.region}; ${figure(row.applied ?? 0)} are applied (${row.quotaName}, ${row.quotaCode}).`;

/** Service Quotas takes a request only for more than the default and what is applied; else a Support case asks. */
const isRequest = ({ way, line }: Short): boolean =>
  way.kind === "request" && neededOf(line) > way.above;

function raiseStep(short: Short, world: PlanWorld): readonly FixStep[] {
  const { where, line, row, way } = short;
  const { account, region } = where;
  if (!account || !region || way.kind === "not-enforced") return [];
  const { href, label } = linkTo("serviceQuotas", {
    partition: account.partition,
    region: region.region,
    accountId: account.accountId,
    modelId: line.modelId,
    quotaCode: row.quotaCode,
    portal: world.portal,
  });
  const linked = (text: string): FixStep => ({ text, href, linkLabel: label });
  const at = `${row.quotaName} in ${region.region}`;
  if (way.kind === "open") return [linked(openText(row, { at, world }))];
  if (isRequest(short)) return [linked(`Request ${figure(neededOf(line))} for ${at}.`)];
  const quota = { ...askedOf(row), region: region.region, required: neededOf(line) };
  const copy = supportCase({ line: quota, accountId: account.accountId });
  return [{ ...linked(`Open a Support case for ${at}, with this text.`), copy }];
}

function openText(
  { requests }: RequirementQuota,
  { at, world }: { at: string; world: PlanWorld },
): string {
  const request = openRequest(requests);
  const when = request?.createdAt ? ` on ${dateText(request.createdAt, world.now)}` : "";
  const asked = request?.desiredValue
    ? `${figure(request.desiredValue)} was asked`
    : "More was asked";
  return `${asked} for ${at}${when}; AWS Support answers the open request.`;
}

function requestOf(short: Short): readonly OneCommand[] {
  const { where, line, row } = short;
  const { account, region } = where;
  if (!isRequest(short) || !account || !region) return [];
  const { quotaCode } = row;
  const desiredValue = neededOf(line);
  const text = increaseCommand({ quotaCode, region: region.region, desiredValue });
  return [{ account: account.key, text, region: region.region, modelId: line.modelId }];
}
