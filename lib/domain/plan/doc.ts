import type { FixStep } from "@/lib/domain/catalogue/fix";
import type { Owner } from "@/lib/domain/owner";
import { dateTimeText, isoTime } from "@/lib/domain/words/dates";
import { listed } from "@/lib/domain/words/listed";
import { OWNER_PHRASE, OWNER_WORD } from "@/lib/domain/words/owners";
import { behind, effectOf } from "./effect";
import { inOrder } from "./order";
import type { Plan, PlanCause, PlanCommand, PlanEvidence } from "./types";
import { counted, modelsPhrase, regionsPhrase } from "./words";

/** The one text for one owner, in parts, as it is shown and written in every form. */
export type PlanDoc = {
  title: string;
  /** Those that it is about. */
  accounts: readonly string[];
  intro: readonly string[];
  steps: readonly DocStep[];
};

export type DocStep = {
  id: string;
  headline: string;
  /** What it opens, and what it does not by itself. */
  opens: readonly string[];
  where: readonly string[];
  sentence: string;
  takes: string | null;
  steps: readonly FixStep[];
  evidence: readonly DocEvidence[];
  /** What the commands do beside reading, each once. */
  consequences: readonly string[];
  commands: readonly DocCommand[];
  docs: string | null;
};

/** `text` says which call told and when; `said` is AWS's own value or words. */
export type DocEvidence = { text: string; said: string | null };
/** `account` is null where there is only one. */
export type DocCommand = Pick<PlanCommand, "text"> & { account: string | null };

type Asked = {
  owner: Owner;
  /** Ids of the causes it is about. */
  picked: ReadonlySet<string>;
  /** What was narrowed to, in words; empty: everything. */
  only: readonly string[];
};

/** The text for one owner over some or all of its causes, in an order in which they can be done. */
export function docFor(plan: Plan, { owner, picked, only }: Asked): PlanDoc {
  const own = plan.causes.filter((cause) => cause.owner === owner && picked.has(cause.id));
  const causes = inOrder({ causes: own, openings: plan.openings });
  const keys = [...new Set(causes.flatMap(({ places }) => places.map(({ account }) => account)))];
  return {
    title: `${accountsText(plan, keys)}: ${counted(causes.length, "step")} for ${OWNER_PHRASE[owner]}`,
    accounts: keys.map((key) => nameIn(plan, key)),
    intro: introOf(plan, { causes, only }),
    steps: causes.map((cause) => stepOf(cause, { plan, causes, several: keys.length > 1 })),
  };
}

function accountsText({ accounts }: Plan, keys: readonly string[]): string {
  if (keys.length > 1) return counted(keys.length, "account");
  const account = accounts.find(({ key }) => key === keys[0]);
  return account ? accountText(account) : "What we require";
}

/** An account as a plan names it. */
export function nameIn({ accounts }: Plan, key: string): string {
  const account = accounts.find((one) => one.key === key);
  return account ? accountText(account) : key;
}

const accountText = ({ key, accountId, name }: Plan["accounts"][number]): string =>
  name !== null && accountId !== null ? `${name} (${accountId})` : (name ?? accountId ?? key);

type ChosenCauses = { causes: readonly PlanCause[]; only: readonly string[] };

function introOf({ openings }: Plan, { causes, only }: ChosenCauses): readonly string[] {
  const times = causes.flatMap(({ readAt }) => readAt ?? []);
  const effect = effectOf(openings, new Set(causes.map(({ id }) => id)));
  return [
    times.length > 0 ? `Read ${dateTimeText(Math.min(...times), 0)} UTC.` : "",
    only.length > 0 ? `Only ${listed(only)}.` : "",
    effectText(effect),
    causes.length > 1
      ? "In this order: what is required, then what takes longest to answer; nothing waits for a later step."
      : "",
  ].filter(Boolean);
}

function effectText({ cells, lines }: { cells: number; lines: number }): string {
  const parts = [
    cells > 0 ? counted(cells, "cell") : "",
    lines > 0 ? counted(lines, "required line") : "",
  ].filter(Boolean);
  return parts.length > 0 ? `Opens ${listed(parts)}.` : "Opens nothing by itself.";
}

type Among = { plan: Plan; causes: readonly PlanCause[]; several: boolean };

function stepOf(cause: PlanCause, { plan, causes, several }: Among): DocStep {
  const nameOf = (key: string) => nameIn(plan, key);
  return {
    id: cause.id,
    headline: cause.headline,
    opens: [openText(cause, plan), ...waitingTexts(cause, { plan, causes })].filter(Boolean),
    where: whereOf(cause, { nameOf, several }),
    sentence: cause.sentence,
    takes: cause.takes,
    steps: cause.steps,
    evidence: cause.evidence.map((one) => ({ text: evidenceText(one), said: one.said })),
    consequences: [...new Set(cause.commands.flatMap(({ consequence }) => consequence ?? []))],
    commands: cause.commands.map(({ account, text }) => ({
      account: several ? nameOf(account) : null,
      text,
    })),
    docs: cause.docs,
  };
}

const LINES_NAMED = 3;

/** What this very step opens: required lines by name, then the cells. */
function openText(cause: PlanCause, { openings }: Plan): string {
  const effect = effectOf(openings, new Set([cause.id]));
  const named = cause.lines
    .slice(0, LINES_NAMED)
    .map(({ model, requirement }) => (model ? `${model} for ${requirement}` : requirement));
  const more = cause.required - named.length;
  const required = [...named, ...(more > 0 ? [counted(more, "further required line")] : [])];
  const needs = required.length > 0 ? `Required: ${listed(required)}.` : "";
  const opened = cause.owner === "application-code" && effect.cells === 0 ? "" : effectText(effect);
  return [opened, needs].filter(Boolean).join(" ");
}

/** What stays shut after this step, and which other step it needs. */
function waitingTexts(
  cause: PlanCause,
  { plan, causes }: Omit<Among, "several">,
): readonly string[] {
  return behind(plan.openings, cause).map(({ needs, models, cells }) => {
    const what = models.length > 0 ? modelsPhrase(models) : counted(cells, "cell");
    const then = needs.map((id) => needText(id, { plan, causes }));
    return `${what} then still ${models.length === 1 || cells === 1 ? "needs" : "need"} ${listed(then)}.`;
  });
}

function needText(id: string, { plan, causes }: Omit<Among, "several">): string {
  const place = causes.findIndex((cause) => cause.id === id);
  if (place >= 0) return `step ${place + 1}`;
  const cause = plan.causes.find((one) => one.id === id);
  if (!cause) return "another step";
  const who = cause.owner === null ? "" : ` (${OWNER_WORD[cause.owner]})`;
  return `“${cause.headline}”${who}`;
}

type Naming = { nameOf: (key: string) => string; several: boolean };

/** Regions and models; of several accounts, each on a line of its own. */
function whereOf(
  { places, regions, models }: PlanCause,
  { nameOf, several }: Naming,
): readonly string[] {
  if (!several || places.length < 2) {
    const names = models.map(({ name }) => name);
    const account = several ? places.map(({ account }) => nameOf(account)) : [];
    return [[...account, allOf(names), allOf(regions)].filter(Boolean).join("; ")].filter(Boolean);
  }
  return places.map(
    (place) =>
      `${nameOf(place.account)}: ${[modelsPhrase(place.models), regionsPhrase(place.regions)].filter(Boolean).join("; ")}`,
  );
}

const allOf = (names: readonly string[]): string => names.join(", ");

function evidenceText({ operation, region, at, requestId }: PlanEvidence): string {
  const call = operation ?? "The reading";
  const when = at === null ? "" : ` at ${isoTime(at)}`;
  const request = requestId === null ? "" : `, request ${requestId}`;
  return `${call} in ${region}${when}${request}`;
}
