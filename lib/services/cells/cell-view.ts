import type { Alternative, CellView } from "@/lib/contracts/cell";
import { advisedFindings } from "@/lib/domain/advice/advised-findings";
import {
  endingSteps,
  isWeighty,
  nearestFirst,
  standsInFor,
  successorOf,
} from "@/lib/domain/advice/ending";
import { opens } from "@/lib/domain/advice/opens";
import { type UnreadAdvice, unreadAdvice } from "@/lib/domain/advice/unread";
import { removerOf } from "@/lib/domain/by-remover";
import { accountFix } from "@/lib/domain/catalogue/account-fix";
import type { Fix } from "@/lib/domain/catalogue/fix";
import { fixFor } from "@/lib/domain/catalogue/fix";
import type { CellRef } from "@/lib/domain/cell-ref";
import { lastGood } from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import { shownFault } from "@/lib/domain/facts/fault";
import { current } from "@/lib/domain/judge/current";
import { regionInfo } from "@/lib/domain/known-regions";
import type { LinkTarget } from "@/lib/domain/links/target";
import { KEPT_MS } from "@/lib/domain/proof/proof";
import { prefixOfModel, providerOf } from "@/lib/domain/provider";
import type { CellQuota } from "@/lib/domain/quota/cell-quota";
import { toCellQuota, zeroQuotas, zeroTarget } from "@/lib/domain/quota/cell-quota";
import type { QuotaRow } from "@/lib/domain/quota/rows";
import { err, ok, type Result } from "@/lib/domain/result";
import { standingOfUse } from "@/lib/domain/usage/standing";
import type { Finding, Verdict } from "@/lib/domain/verdict";
import { rowLabel } from "@/lib/domain/words/row-label";
import { accessOf } from "@/lib/services/accounts/list-accounts";
import { offeredRoutes } from "@/lib/services/cells/offered-routes";
import type { Context } from "@/lib/services/context";
import { readingOfUse } from "@/lib/services/quotas/reading-of-use";
import { readAgain } from "@/lib/services/scans/read-again";
import { isAgreementMissing } from "@/lib/services/world/agreement-missing";
import { furtherFixes } from "@/lib/services/world/fixes";
import { outputsIn } from "@/lib/services/world/outputs";
import type { World, WorldAccount, WorldRegion } from "@/lib/services/world/world";

const HISTORY_MAX = 20;
const ALTERNATIVES_MAX = 4;

export type NoSuchCell = { code: "NO_SUCH_CELL"; message: string };

type NearModel = Extract<Alternative, { kind: "model" }>;

type Found = {
  world: World;
  account: WorldAccount;
  region: WorldRegion;
  verdict: Verdict;
  ref: CellRef;
  /** A call of it was tried within a week. */
  tried: boolean;
};

function triedText({ verdict, tried }: Found): string {
  if (verdict.proved) return "A call was answered within a day.";
  return tried ? "No call was answered within a day." : "No call was tried.";
}

/** The sentence that answers. */
function sentenceOf(found: Found): string {
  const { verdict, ref } = found;
  const deciding = verdict.code === null ? null : verdict.findings[0];
  if (verdict.state === "not_offered") return `No route leads to this model in ${ref.region}.`;
  if (verdict.state === "ready")
    return `Ready by ${verdict.routes.join(" and ")}. ${triedText(found)} Callers' own policies were not checked.`;
  return deciding?.message ?? "";
}

function quotasOf(ctx: Context, { account, region, ref }: Found) {
  const { partition, accountId } = account;
  const settings = ctx.settings();
  const place = { partition, accountId, region: ref.region, portal: settings.accessPortal };
  const use = readingOfUse(region.stored, settings);
  const among = (own: (row: QuotaRow) => boolean): CellQuota[] =>
    region.judged.quotas.filter(own).map((row) => toCellQuota(row, place, use));
  const { index, crossModelPerDay: shared } = region.judged;
  const drawsOnIt = index.of(ref.modelId).routes.some((route) => route !== "provisioned");
  return {
    quotas: among(({ modelId }) => modelId === ref.modelId),
    otherLimits: among(({ about }) => about === ref.modelId),
    sharedQuota: shared && drawsOnIt ? toCellQuota(shared, place, use) : null,
    ...(settings.usage && { use: standingOfUse(use) }),
  };
}

const nameOf = ({ world, ref }: Found): string =>
  world.catalogue.rows.get(ref.modelId)?.modelName ?? ref.modelId;

function alternativesOf(found: Found): Alternative[] {
  const { world, account, region, ref, verdict } = found;
  if (verdict.state === "ready" && !verdict.findings.some(isWeighty)) return [];
  const elsewhere = account.regions.flatMap((other): Alternative[] => {
    const cell = other.judged.cells.find(({ modelId }) => modelId === ref.modelId);
    if (other.region === ref.region || cell?.verdict.state !== "ready") return [];
    return [
      { kind: "region", modelId: ref.modelId, region: other.region, routes: cell.verdict.routes },
    ];
  });
  const geography = regionInfo(ref.region).geography;
  const near = (other: Alternative) => Number(regionInfo(other.region).geography === geography);
  const provider = prefixOfModel(ref.modelId);
  const outputs = outputsIn(region);
  const models = region.judged.cells.flatMap(({ modelId, verdict: own }): NearModel[] => {
    if (own.state !== "ready" || modelId === ref.modelId || !modelId.startsWith(`${provider}.`))
      return [];
    if (own.findings.some(isWeighty)) return [];
    if (!standsInFor(outputs(ref.modelId), outputs(modelId))) return [];
    const name = world.catalogue.rows.get(modelId)?.modelName ?? modelId;
    return [{ kind: "model", modelId, name, region: ref.region, routes: own.routes }];
  });
  return [
    ...elsewhere.sort((a, b) => near(b) - near(a)).slice(0, ALTERNATIVES_MAX),
    ...nearestFirst(nameOf(found), models).slice(0, ALTERNATIVES_MAX),
  ];
}

/** How many cells of the account the step of this cell's fix opens. */
function opensOf({ world, account, region, ref, verdict }: Found): CellView["opens"] {
  if (verdict.code === null) return null;
  const step = { region: region.region, modelId: ref.modelId, verdict };
  const isForm = verdict.code === "FTUFormNotFilled";
  const opened = account.regions.flatMap((other) =>
    other.judged.cells
      .filter((cell) => {
        const at = { region: other, modelId: cell.modelId, age: world };
        const agreementMissing = isForm && isAgreementMissing(at);
        return opens(step, { region: other.region, ...cell, agreementMissing });
      })
      .map(() => other.region),
  );
  return opened.length === 0 ? null : { cells: opened.length, regions: new Set(opened).size };
}

function fixTarget(ctx: Context, { account, region, ref }: Found): LinkTarget {
  return {
    partition: account.partition,
    region: ref.region,
    accountId: account.accountId,
    modelId: ref.modelId,
    ...zeroTarget(zeroQuotas(region.judged), ref.modelId),
    portal: ctx.settings().accessPortal,
  };
}

type Beside = { alternatives: readonly Alternative[]; unread: UnreadAdvice | null };

function fixOf(ctx: Context, found: Found, { alternatives, unread }: Beside): Fix | null {
  const { code, cause, findings, state } = found.verdict;
  if (code === null) return null;
  const [deciding] = findings;
  const target = fixTarget(ctx, found);
  if (deciding?.gate === "credentials") {
    const access = accessOf(found.account.ref.access);
    return accountFix({ code, cause, owner: deciding.owner }, { access, ...target });
  }
  const fix = fixFor({ code, cause, ...target });
  const owned = deciding ? { ...fix, owner: deciding.owner } : fix;
  if (unread)
    return { ...owned, ...ownTexts(unread), takes: null, primary: null, command: null, docs: null };
  const ending = findings.find(isWeighty);
  const successor = successorIn(found, alternatives);
  if (state === "inactive" && ending) {
    const steps = endingSteps({ ends: ending.message, region: found.ref.region, successor });
    return { ...owned, takes: null, steps, primary: null, command: null };
  }
  if (code !== "ModelEndOfLife" || !successor) return owned;
  const move = `Move to ${successor.name}: it is ready in ${found.ref.region}.`;
  return { ...owned, steps: [{ text: move, href: null, linkLabel: null }, ...owned.steps] };
}

const unreadText = ({ sentence, found }: UnreadAdvice): string =>
  found === null ? sentence : `${sentence} ${found}`;

const ownTexts = ({ sentence, steps }: UnreadAdvice) => ({ sentence, steps });

function successorIn(found: Found, alternatives: readonly Alternative[]): NearModel | null {
  return successorOf(
    nameOf(found),
    alternatives.filter((other) => other.kind === "model"),
  );
}

/** Warnings that belong beside the answer, with what could be used instead. */
function warningsOf(found: Found, alternatives: readonly Alternative[]): readonly string[] {
  const successor = successorIn(found, alternatives);
  const instead = successor ? ` ${successor.name} is ready here.` : "";
  return found.verdict.findings.filter(isWeighty).map(({ message }) => `${message}${instead}`);
}

/** An account that lets nobody in has advice of its own, and a proof that is old says itself what to do. */
const isTold = ({ gate }: Finding): boolean => gate === "credentials" || gate === "proof";

/** The advice for the reading. */
function unreadOf(found: Found, again: UnreadAdvice["again"]): UnreadAdvice | null {
  const [finding] = found.verdict.findings;
  if (found.verdict.state !== "unknown" || !finding || isTold(finding)) return null;
  return unreadAdvice({ finding, region: found.ref.region, again });
}

function quotaFault({ region, world }: Found): Fault | null {
  if (!region.stored) return null;
  const reading = current(region.stored.facts.quotas, {
    now: world.now,
    staleAfterMs: world.staleAfterMs,
  });
  return reading.ok ? null : reading.fault;
}

/** Everything the side sheet of one cell shows. */
export async function readCell(ctx: Context, ref: CellRef): Promise<Result<CellView, NoSuchCell>> {
  const world = await ctx.world.readOne(ref.account);
  const account = world.accounts.find(({ key }) => key === ref.account);
  const region = account?.regions.find((one) => one.region === ref.region);
  const cell = region?.judged.cells.find(({ modelId }) => modelId === ref.modelId);
  if (!account || !region || !cell) {
    return err({ code: "NO_SUCH_CELL", message: "No such account, Region and model is known." });
  }
  const { verdict, readAt } = cell;
  const place = { account: account.key, region: ref.region, modelId: ref.modelId };
  const tries = await ctx.stores.proofs.since(world.now - KEPT_MS, place);
  const found: Found = { world, account, region, verdict, ref, tried: tries.length > 0 };
  const row = world.catalogue.rows.get(ref.modelId);
  const listed =
    region.judged.index.of(ref.modelId).listed ??
    (region.stored &&
      lastGood(region.stored.facts.models)?.value.find(({ modelId }) => modelId === ref.modelId));
  const fault = quotaFault(found);
  const again = await readAgain(ctx, world.now);
  const unread = unreadOf(found, again);
  const alternatives = alternativesOf(found);
  const told = advisedFindings(verdict);
  const deciding = verdict.code === null ? undefined : verdict.findings[0];
  const { quotas, ...otherQuotas } = quotasOf(ctx, found);
  const history = await ctx.stores.history.ofCell(
    account.key,
    ref.region,
    ref.modelId,
    HISTORY_MAX,
  );
  return ok({
    account: account.key,
    accountName: account.name,
    region: ref.region,
    modelId: ref.modelId,
    modelName: row ? rowLabel(row) : ref.modelId,
    provider: providerOf({ modelId: ref.modelId, providerName: row?.providerName ?? null }),
    state: verdict.state,
    code: verdict.code,
    cause: verdict.cause,
    sentence: unread ? unreadText(unread) : sentenceOf(found),
    quote: unread?.quote ?? null,
    warnings: warningsOf(found, alternatives),
    owner: deciding ? removerOf({ ...deciding, state: verdict.state }) : null,
    readAgainAt: unread && typeof again === "number" ? again : null,
    findings: told,
    gates: region.judged.gatesOf(ref.modelId),
    routes: offeredRoutes(found),
    quotas,
    ...otherQuotas,
    quotaNames: quotas.length > 0 ? [] : region.judged.quotaNamesOf(ref.modelId),
    regionFindings: region.judged.findings,
    quotaFault: fault && shownFault(fault),
    lifecycle: listed?.lifecycle ?? null,
    fix: fixOf(ctx, found, { alternatives, unread }),
    fixes: furtherFixes({ ...verdict, findings: told }, fixTarget(ctx, found)),
    opens: opensOf(found),
    alternatives,
    history: history.map(({ at, state, code }) => ({ at, state, code })),
    readAt,
    lastKnown: verdict.lastKnown,
    maskAccountIds: ctx.settings().maskAccountIds,
    serverNow: world.now,
  });
}
