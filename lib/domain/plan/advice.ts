import { unreadAdvice } from "@/lib/domain/advice/unread";
import { isNobodys } from "@/lib/domain/by-remover";
import { accountFix } from "@/lib/domain/catalogue/account-fix";
import { type Fix, type FixStep, fixFor } from "@/lib/domain/catalogue/fix";
import type { LinkTarget } from "@/lib/domain/links/target";
import { zeroTarget } from "@/lib/domain/quota/cell-quota";
import { timeText } from "@/lib/domain/words/dates";
import { groupCommands, type OneCommand } from "./commands";
import { plain } from "./plain-step";
import { requirementAdvice } from "./requirement-advice";
import { zeroQuotaSteps } from "./support-case";
import type { Tally, Where } from "./tally";
import type { PlanCommand, PlanWorld } from "./types";
import { counted, regionsPhrase } from "./words";

/** What is done about a cause, once for all places where it holds. */
export type Advice = {
  sentence: string;
  takes: string | null;
  steps: readonly FixStep[];
  commands: readonly PlanCommand[];
  docs: string | null;
};

type At = { tally: Tally; world: PlanWorld; regions: readonly string[] };

/** The steps that the catalogue has for a cause, and the commands of every place where it is removed. */
export function adviceOf(at: At): Advice {
  const { tally, world } = at;
  const { closer } = tally;
  const { kind, code, state } = closer;
  if (kind !== "gate") return requirementAdvice(at);
  if (code === null) return { sentence: closer.title, takes: null, ...NOTHING };
  if (tally.locked !== null) return lockedAdvice(at);
  if (state === "unknown") return unreadCause(at);
  const fix = fixFor({ ...targetOf(at), code, cause: closer.cause });
  const of = { sentence: fix.sentence, takes: fix.takes, docs: fix.docs };
  if (code === "ModelEndOfLife")
    return { ...of, steps: [...moveSteps(tally, leave), ...fix.steps], commands: [] };
  const commands = commandsOf(tally, world);
  if (code === "AgreementNotCreated")
    return { ...of, steps: [...moveSteps(tally, decline), ...offerSteps(tally, fix)], commands };
  const zero = closer.cause === "quota-zero" ? zeroQuotaSteps(tally, fix.steps) : fix.steps;
  return { ...of, steps: zero, commands };
}

const NOTHING = { steps: [], commands: [], docs: null } as const;

/** A text that stands for several models, Regions or accounts names none of them. */
function targetOf({ tally, world, regions }: At): LinkTarget {
  const accounts = [...tally.places.keys()];
  const models = new Set([...tally.places.values()].flatMap((place) => [...place.models.keys()]));
  const one = accounts.length === 1 && regions.length === 1 && models.size === 1;
  return {
    partition: tally.first.account?.partition ?? "aws",
    region: regions.length === 1 ? (regions[0] ?? null) : null,
    accountId: accounts.length === 1 ? (tally.first.account?.accountId ?? null) : null,
    modelId: models.size === 1 ? ([...models][0] ?? null) : null,
    portal: world.portal,
    ...(one ? quotaAt(tally.first) : { quotaCode: null }),
  };
}

/** The quotas that are 0 where a cell is closed by them. */
export function quotaAt({
  region,
  cell,
  closer,
}: Where): Pick<LinkTarget, "quotaCode" | "quota" | "alsoZero"> {
  if (closer.cause !== "quota-zero" && closer.cause !== "tokens-per-day-zero")
    return { quotaCode: null };
  return region && cell ? zeroTarget(region.zeros, cell.modelId) : { quotaCode: null };
}

/** One command a step and place, of those that the catalogue has for the cause. */
function commandsOf({ steps }: Tally, { portal }: PlanWorld): readonly PlanCommand[] {
  const found = [...steps.values()].flatMap((where): OneCommand[] => {
    const { account, region, cell, line, closer } = where;
    const modelId = cell?.modelId ?? line?.modelId ?? null;
    if (!account || !region || closer.code === null) return [];
    const { command } = fixFor({
      partition: account.partition,
      region: region.region,
      accountId: account.accountId,
      modelId,
      portal,
      ...quotaAt(where),
      code: closer.code,
      cause: closer.cause,
    });
    if (command === null) return [];
    return [{ account: account.key, text: command, region: region.region, modelId }];
  });
  return groupCommands(found);
}

/** What the dashboard itself needs to get into an account. */
function lockedAdvice({ tally, world }: At): Advice {
  const { closer, first } = tally;
  const { account } = first;
  if (!account || closer.code === null) return { sentence: closer.title, takes: null, ...NOTHING };
  const fix = accountFix(
    { code: closer.code, cause: closer.cause, owner: closer.finding?.owner ?? "wait" },
    {
      access: account.access,
      partition: account.partition,
      region: null,
      accountId: account.accountId,
      modelId: null,
      quotaCode: null,
      portal: world.portal,
    },
  );
  const { sentence, takes, steps, docs, command } = fix;
  const one = command && [{ account: account.key, text: command, region: null, modelId: null }];
  return { sentence, takes, steps, docs, commands: one ? groupCommands(one) : [] };
}

/** The advice for a reading that failed: about the reading, and nothing of callers. */
function unreadCause({ tally, world, regions }: At): Advice {
  const { finding, owner } = tally.closer;
  if (finding === null) return { sentence: tally.closer.title, takes: null, ...NOTHING };
  const { sentence, steps, again, found } = unreadAdvice({
    finding,
    calls: [...tally.calls],
    region: regionsPhrase(regions),
    again: world.again,
  });
  const takes = isNobodys(owner) || again === null ? againText(again) : againText(null);
  const own = found !== null && tally.said.size === 1 ? ` ${found}` : "";
  return { sentence: `${sentence}${own}`, takes, steps, commands: [], docs: null };
}

function againText(again: PlanWorld["again"]): string {
  if (again === "running") return "read again by the scan that runs";
  return again === null ? "with the next scan" : `read again ${timeText(again)} UTC`;
}

/** Names of the models whose offers are accepted: those of which at least one cell is opened by it. */
export function offerNames({ steps }: Tally): readonly string[] {
  const names = [...steps.values()].flatMap(
    ({ cell, line }) => cell?.modelName ?? line?.modelName ?? [],
  );
  return [...new Set(names)];
}

const offerSteps = (tally: Tally, fix: Fix): readonly FixStep[] =>
  tally.steps.size > 0 ? fix.steps : [];

export const MOVES_NAMED = 4;

/** Where a model is ready that could be moved to, it is named. */
function moveSteps({ moves }: Tally, say: (name: string, instead: string) => string) {
  const texts = [...moves.values()].slice(0, MOVES_NAMED).flatMap(({ region, cell }) => {
    if (!region || !cell) return [];
    const successor = region.successorOf(cell.modelId);
    const instead = successor ? ` ${successor.name} is ready in ${region.region}.` : "";
    return [say(cell.modelName, instead)];
  });
  const more = moves.size - MOVES_NAMED;
  const rest = more > 0 ? [`The same holds of ${counted(more, "further model")}.`] : [];
  return [...texts, ...rest].map(plain);
}

const leave = (name: string, instead: string): string =>
  `Move from ${name} to another model.${instead}`;
const decline = (name: string, instead: string): string =>
  `Don’t accept an offer for ${name}: it ends soon.${instead}`;
