import type { QuotasView } from "@/lib/contracts/quotas";
import { byName } from "@/lib/domain/by-name";
import { NO_REGION_FACTS } from "@/lib/domain/facts/facts";
import { isAskable } from "@/lib/domain/facts/plan";
import type { Catalogue } from "@/lib/domain/judge/models";
import { regionRank } from "@/lib/domain/known-regions";
import { isNamed } from "@/lib/domain/named";
import { providerOf } from "@/lib/domain/provider";
import type { QuotaLine } from "@/lib/domain/quota/lines";
import { compareLines, standingOf } from "@/lib/domain/quota/standing";
import type { Requirement } from "@/lib/domain/requirement/types";
import { err, ok, type Result } from "@/lib/domain/result";
import { standingOfUse } from "@/lib/domain/usage/standing";
import { rowLabel } from "@/lib/domain/words/row-label";
import type { Context } from "@/lib/services/context";
import { oneAccount } from "@/lib/services/world/choice";
import { quotasAtZero } from "@/lib/services/world/region-standing";
import type { WorldAccount, WorldRegion } from "@/lib/services/world/world";
import { costOfUse } from "./cost-of-use";
import type { ListQuotasInput } from "./input";
import { linesOf } from "./lines";
import { readingOfUse } from "./reading-of-use";
import type { QuotasRefusal } from "./refusal";
import { regionView } from "./region-view";

/**
 * The quotas of one region, or of one model over all regions of an account, as they were last read.
 * Without an account the first; without region and model the first region whose quotas were read, of
 * those that somebody requires where there are any.
 */
export async function listQuotas(
  ctx: Context,
  input: ListQuotasInput,
): Promise<Result<QuotasView, QuotasRefusal>> {
  const { world, outline } = await ctx.world.survey([], oneAccount(input.account));
  const { catalogue, now, staleAfterMs } = world;
  const [account] = world.accounts;
  if (!account && input.account !== null) {
    return err({ code: "UNKNOWN_ACCOUNT", message: "No such account is configured." });
  }
  const asks = account ? asksOf(account, ctx.settings().requirements) : NOBODY_ASKS;
  const regions = account ? inOrder(account.regions.filter(isShown), asks) : [];
  const by = chosenBy(input, regions);
  const refusal = refused(by, { regions, catalogue });
  if (refusal) return err(refusal);
  return ok({
    serverNow: now,
    accounts: outline.accounts.map(accountView),
    account: account ? accountView(account) : null,
    by,
    regions: regions.map((region) => {
      const zeros = quotasAtZero(region, { now, staleAfterMs });
      const short = () =>
        account && asks.tokens(region.region) ? shortIn({ ctx, account, region, catalogue }) : 0;
      return regionView(region.region, {
        facts: region.stored?.facts ?? NO_REGION_FACTS,
        zeros: zeros?.length ?? null,
        short: zeros && short(),
        required: asks.names(region.region),
        ...(ctx.settings().usage && {
          use: standingOfUse(readingOfUse(region.stored, ctx.settings())),
        }),
      });
    }),
    use: costOfUse(regions, ctx.settings()),
    models: modelsOf(catalogue),
    lines: account ? linesBy(by, { ctx, account, regions, catalogue }) : [],
  });
}

type By = QuotasView["by"];
type Read = { regions: readonly WorldRegion[]; catalogue: Catalogue };

/** A region that is off has no quotas to show, unless some were read before. */
function isShown({ region, stored, judged }: WorldRegion): boolean {
  return stored !== null || isAskable({ region, status: judged.status });
}

function chosenBy({ region, model }: ListQuotasInput, regions: readonly WorldRegion[]): By {
  if (model !== null) return { kind: "model", modelId: model };
  if (region !== null) return { kind: "region", region };
  const having = (status: string) =>
    regions.find(({ stored }) => stored?.facts.quotas.status === status);
  const first = having("read") ?? having("failed");
  return first ? { kind: "region", region: first.region } : { kind: "nothing" };
}

function refused(by: By, { regions, catalogue }: Read): QuotasRefusal | null {
  if (by.kind === "model" && !catalogue.rows.has(by.modelId)) {
    return { code: "UNKNOWN_MODEL", message: `No list that was read names ${by.modelId}.` };
  }
  if (by.kind === "region" && !regions.some(({ region }) => region === by.region)) {
    return {
      code: "UNKNOWN_REGION",
      message: `${by.region} is not among the Regions that are read in this account.`,
    };
  }
  return null;
}

function linesBy(
  by: By,
  { ctx, account, regions, catalogue }: Read & { ctx: Context; account: WorldAccount },
): readonly QuotaLine[] {
  if (by.kind === "nothing") return [];
  const settings = ctx.settings();
  return regions
    .filter(({ region }) => by.kind === "model" || region === by.region)
    .flatMap((region) => linesOf({ account, region, catalogue, settings }))
    .filter(
      ({ modelId, about }) =>
        by.kind === "region" || modelId === by.modelId || about === by.modelId,
    )
    .sort(compareLines);
}

type Asks = {
  /** Whether some requirement names a region. */
  names: (region: string) => boolean;
  /** Whether some requirement asks a minimum of tokens there. */
  tokens: (region: string) => boolean;
};
const NOBODY_ASKS: Asks = { names: () => false, tokens: () => false };

function asksOf({ key, name }: WorldAccount, requirements: readonly Requirement[]): Asks {
  const own = requirements.filter(({ accounts }) => isNamed(accounts, key, name));
  return {
    names: (region) => own.some(({ regions }) => regions?.includes(region) ?? false),
    tokens: (region) =>
      own.some(
        ({ regions, tokensPerMinute, load }) =>
          (tokensPerMinute !== null || load !== undefined) && (regions?.includes(region) ?? true),
      ),
  };
}

type QuotaRegion = {
  ctx: Context;
  account: WorldAccount;
  region: WorldRegion;
  catalogue: Catalogue;
};

const shortIn = ({ ctx, ...place }: QuotaRegion): number =>
  linesOf({ ...place, settings: ctx.settings() }).filter((line) => standingOf(line) === "short")
    .length;

function modelsOf({ rows }: Catalogue): QuotasView["models"] {
  return [...rows.values()]
    .map((row) => ({
      modelId: row.modelId,
      name: rowLabel(row),
      provider: providerOf(row),
    }))
    .sort((a, b) => byName(a.provider, b.provider) || byName(a.name, b.name));
}

/** Those that somebody requires first; else as AWS orders them. */
const inOrder = (regions: readonly WorldRegion[], { names }: Asks): readonly WorldRegion[] =>
  regions.toSorted(
    (a, b) =>
      Number(names(b.region)) - Number(names(a.region)) ||
      regionRank(a.region) - regionRank(b.region),
  );

const accountView = ({ key, accountId, name, partition }: Omit<WorldAccount, "regions">) => ({
  key,
  accountId,
  name,
  partition,
});
