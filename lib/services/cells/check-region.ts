import { checkPlan } from "@/lib/domain/facts/check-plan";
import { type AccountFacts, NEVER, type Reading } from "@/lib/domain/facts/facts";
import { formKey } from "@/lib/domain/judge/form";
import { homeRegion } from "@/lib/domain/known-regions";
import type { Context } from "@/lib/services/context";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import type { WorldAccount, WorldRegion } from "@/lib/services/world/world";

export type RegionCheck = {
  account: WorldAccount;
  region: WorldRegion;
  modelIds: readonly string[];
  reader: AccountReader;
  signal: AbortSignal;
};

type ReadForm = { forms: AccountFacts["forms"] } | null;

/** Asks for what the checked cells of one region rest on, all side by side, and keeps what came of it. */
export async function checkRegion(ctx: Context, check: RegionCheck): Promise<void> {
  const { account, region, modelIds, reader, signal } = check;
  const at = [region.region, signal] as const;
  const codes = modelIds.map((id) => verdictOf(region, id)?.code ?? null);
  const plan = checkPlan({ codes, modelIds, facts: region.stored?.facts ?? null });
  const asked = modelIds.filter((id) => mayHaveRoute(region, id));
  const if_ = <T>(wanted: boolean, ask: () => Promise<Reading<T>>) => (wanted ? ask() : NEVER);
  const [models, profiles, provisioned, dataRetention, quotas, quotaDefaults, form, availability] =
    await Promise.all([
      reader.models(...at),
      reader.profiles(...at),
      if_(plan.provisioned, () => reader.provisioned(...at)),
      if_(plan.dataRetention, () => reader.dataRetention(...at)),
      if_(plan.quotas, () => reader.quotas(...at)),
      if_(plan.quotas, () => reader.quotaDefaults(...at)),
      plan.form ? readForm(check) : null,
      Promise.all(
        asked.map(
          async (id) => [id, await reader.availability(region.region, id, signal)] as const,
        ),
      ),
    ]);
  const lists = { models, profiles, provisioned, dataRetention, quotas, quotaDefaults };
  const facts = { ...lists, availability: Object.fromEntries(availability) };
  await ctx.keep(
    {
      account: account.ref,
      accountId: account.accountId,
      ...(form && { facts: form }),
      regions: [{ region: region.region, facts }],
    },
    { scanId: null, verdicts: "now" },
  );
}

/** The form of an opt-in region is asked there, that of all others in the partition's first region. */
async function readForm({ account, region, reader, signal }: RegionCheck): Promise<ReadForm> {
  const key = formKey(region.region, region.judged.status);
  const own = key === region.region;
  const where = own ? region.region : homeRegion(account.partition);
  const form = await reader.form(where, signal);
  return form.status === "never" ? null : { forms: { [key]: form } };
}

export const verdictOf = ({ judged }: WorldRegion, modelId: string) =>
  judged.cells.find((cell) => cell.modelId === modelId)?.verdict;

/** Only rows with a route are asked for, or ones whose lists could not tell. */
const mayHaveRoute = ({ judged: { index } }: WorldRegion, modelId: string): boolean =>
  index.of(modelId).routes.length > 0 || !index.models.ok || !index.profiles.ok;
