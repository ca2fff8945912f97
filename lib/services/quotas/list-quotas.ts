import { type Catalogue, catalogueOf } from "@/lib/domain/judge/models";
import { compareLines } from "@/lib/domain/quota/standing";
import type { QuotaLine, QuotasView } from "@/lib/domain/quota/view";
import { REGIONS } from "@/lib/domain/region";
import { err, ok, type Result } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";
import type { StoredAccount, StoredRegion } from "@/lib/services/ports";
import type { ListQuotasInput } from "./input";
import { linesOf, providerOf } from "./lines";
import type { QuotasRefusal } from "./refusal";
import { regionView } from "./region-view";

/**
 * The quotas of one region, or of one model over all regions of an account, as they were last read.
 * Without an account the first that was read; without region and model the first region whose quotas were read.
 */
export async function listQuotas(
  ctx: Context,
  input: ListQuotasInput,
): Promise<Result<QuotasView, QuotasRefusal>> {
  const [version, stored] = await Promise.all([
    ctx.stores.facts.version(),
    ctx.stores.facts.accounts(),
  ]);
  const account = chosenAccount(stored, input.account);
  if (!account && input.account !== null) {
    return err({ code: "UNKNOWN_ACCOUNT", message: "No such account has been read." });
  }
  const regions = account ? inOrder(await ctx.stores.facts.regions(keyOf(account))) : [];
  const catalogue = catalogueOf(regions.map(({ facts }) => facts));
  const by = chosenBy(input, regions);
  const refusal = refused(by, { regions, catalogue });
  if (refusal) return err(refusal);
  return ok({
    version,
    serverNow: ctx.now(),
    accounts: stored.map(accountView),
    account: account ? accountView(account) : null,
    by,
    regions: regions.map(({ region, facts }) => regionView(region, facts)),
    models: modelsOf(catalogue),
    lines: account ? linesBy(by, { ctx, account, regions, catalogue }) : [],
  });
}

type By = QuotasView["by"];
type Read = { regions: readonly StoredRegion[]; catalogue: Catalogue };

function chosenAccount(
  stored: readonly StoredAccount[],
  wanted: string | null,
): StoredAccount | undefined {
  if (wanted === null) return stored[0];
  return stored.find(({ accountId, key }) => accountId === wanted || key === wanted);
}

function chosenBy({ region, model }: ListQuotasInput, regions: readonly StoredRegion[]): By {
  if (model !== null) return { kind: "model", modelId: model };
  if (region !== null) return { kind: "region", region };
  const read = regions.find(({ facts }) => facts.quotas.status === "read");
  const first = read ?? regions.find(({ facts }) => facts.quotas.status === "failed") ?? regions[0];
  return first ? { kind: "region", region: first.region } : { kind: "nothing" };
}

function refused(by: By, { regions, catalogue }: Read): QuotasRefusal | null {
  if (by.kind === "model" && !catalogue.rows.has(by.modelId)) {
    return { code: "UNKNOWN_MODEL", message: `No list that was read names ${by.modelId}.` };
  }
  if (by.kind === "region" && !regions.some(({ region }) => region === by.region)) {
    return {
      code: "UNKNOWN_REGION",
      message: `${by.region} has not been scanned in this account.`,
    };
  }
  return null;
}

function linesBy(
  by: By,
  { ctx, account, regions, catalogue }: Read & { ctx: Context; account: StoredAccount },
): readonly QuotaLine[] {
  const wanted = regions.filter(({ region }) => by.kind !== "region" || region === by.region);
  const lines = wanted.flatMap(({ region, facts }) =>
    linesOf({ account, region, facts, catalogue, settings: ctx.settings() }),
  );
  return lines
    .filter(({ modelId }) => by.kind !== "model" || modelId === by.modelId)
    .sort(compareLines);
}

function modelsOf({ rows }: Catalogue): QuotasView["models"] {
  return [...rows.values()]
    .map((row) => ({
      modelId: row.modelId,
      name: row.modelName ?? row.modelId,
      provider: providerOf(row),
    }))
    .sort(
      (a, b) => a.provider.localeCompare(b.provider, "en") || a.name.localeCompare(b.name, "en"),
    );
}

const ORDER = new Map(REGIONS.map(({ region }, at) => [region, at]));

function inOrder(regions: readonly StoredRegion[]): readonly StoredRegion[] {
  const placeOf = ({ region }: StoredRegion) => ORDER.get(region) ?? ORDER.size;
  return [...regions].sort(
    (a, b) => placeOf(a) - placeOf(b) || a.region.localeCompare(b.region, "en"),
  );
}

const keyOf = ({ accountId, key }: StoredAccount): string => accountId ?? key;

const accountView = ({ key, accountId, name, partition }: StoredAccount) => ({
  key,
  accountId,
  name,
  partition,
});
