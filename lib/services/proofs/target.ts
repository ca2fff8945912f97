import { lastGood } from "@/lib/domain/facts/facts";
import { current } from "@/lib/domain/judge/current";
import { own } from "@/lib/domain/own";
import type { ModelShape } from "@/lib/domain/proof/kinds";
import { providerOf } from "@/lib/domain/provider";
import { ok, type Result } from "@/lib/domain/result";
import type { OfferedRoute } from "@/lib/domain/routes";
import { rowLabel } from "@/lib/domain/words/row-label";
import { offeredRoutes } from "@/lib/services/cells/offered-routes";
import type { Context } from "@/lib/services/context";
import type { ProveAccount } from "@/lib/services/ports/prove-aws";
import type { World, WorldAccount, WorldRegion } from "@/lib/services/world/world";
import { type ProofRefusal, refuse } from "./refusal";

/** A cell as far as calls of it are concerned. */
export type ProofCell = {
  world: World;
  account: WorldAccount;
  region: WorldRegion;
  shape: ModelShape;
  modelName: string;
  provider: string;
  offered: readonly OfferedRoute[];
};
/** One of an account in which calls may be tried. */
export type ProofTarget = ProofCell & { prover: ProveAccount };

export type Named = { account: string; region: string; modelId: string };

/** By which role calls of an account are tried, or why there are none. */
export function provingAccount(
  ctx: Pick<Context, "settings">,
  { accountId, partition, ref }: Pick<WorldAccount, "accountId" | "partition" | "ref">,
): Result<ProveAccount, ProofRefusal> {
  if (!ctx.settings().prove.enabled)
    return refuse("OFF", "Calls are off: the configuration does not enable prove.");
  const roleArn = ref.proveRole ?? null;
  if (roleArn === null)
    return refuse("NO_ROLE", "The configuration names no proveRole for this account.");
  if (accountId === null)
    return refuse("NOT_READ", "Whose this account is is not known yet. Scan it first.");
  const externalId = ref.access.by === "role" ? ref.access.externalId : (ref.externalId ?? null);
  return ok({ accountId, partition, roleArn, externalId });
}

/** A cell, by the account's id, name or key. */
export async function findCell(
  ctx: Pick<Context, "world">,
  named: Named,
): Promise<Result<ProofCell, ProofRefusal>> {
  const world = await ctx.world.readOne(named.account);
  const [account] = world.accounts;
  if (!account) return refuse("NOT_FOUND", "No such account is configured here.");
  const region = account.regions.find((one) => one.region === named.region);
  const found = region && cellIn(world, { account, region, modelId: named.modelId });
  return found
    ? ok(found)
    : refuse("NOT_FOUND", "No such Region and model is known of this account. Scan it first.");
}

/** A model in a region of the judged world; null: it has no such cell. */
export function cellIn(
  world: World,
  { account, region, modelId }: Pick<ProofCell, "account" | "region"> & { modelId: string },
): ProofCell | null {
  const cell = region.judged.cells.find((one) => one.modelId === modelId);
  if (!cell) return null;
  const { listed } = region.judged.index.of(modelId);
  const row = world.catalogue.rows.get(modelId);
  const ref = { region: region.region, modelId };
  return {
    world,
    account,
    region,
    shape: { modelId, outputs: listed?.outputModalities ?? lastOutputs(region, modelId) },
    modelName: row ? rowLabel(row) : modelId,
    provider: providerOf({ modelId, providerName: row?.providerName ?? null }),
    offered: offeredRoutes({ region, verdict: cell.verdict, ref }),
  };
}

/** The cell of which calls are tried, in an account that has a role for that. */
export async function findTarget(
  ctx: Pick<Context, "settings" | "world">,
  named: Named,
): Promise<Result<ProofTarget, ProofRefusal>> {
  const found = await findCell(ctx, named);
  if (!found.ok) return found;
  const prover = provingAccount(ctx, found.value.account);
  return prover.ok ? ok({ ...found.value, prover: prover.value }) : prover;
}

const lastOutputs = ({ stored }: WorldRegion, modelId: string): readonly string[] | null =>
  (stored &&
    lastGood(stored.facts.models)?.value.find((one) => one.modelId === modelId)
      ?.outputModalities) ??
  null;

/** The availability as it was last read, if that may be relied on. */
export function availabilityOf({ world, region, shape }: ProofCell) {
  const { now, staleAfterMs } = world;
  const read = current(own(region.stored?.facts.availability ?? {}, shape.modelId), {
    now,
    staleAfterMs,
  });
  return read.ok ? read.value : null;
}
