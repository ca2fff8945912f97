import { lastGood } from "@/lib/domain/facts/facts";
import { current } from "@/lib/domain/judge/current";
import { own } from "@/lib/domain/own";
import type { ModelShape } from "@/lib/domain/proof/kinds";
import { ok, type Result } from "@/lib/domain/result";
import type { OfferedRoute } from "@/lib/domain/routes";
import { rowLabel } from "@/lib/domain/words/row-label";
import { offeredRoutes } from "@/lib/services/cells/offered-routes";
import type { Context } from "@/lib/services/context";
import type { ProveAccount } from "@/lib/services/ports/prove-aws";
import type { World, WorldAccount, WorldRegion } from "@/lib/services/world/world";
import { type ProofRefusal, refuse } from "./refusal";

/** A cell as far as calls of it are concerned. */
export type ProofTarget = {
  world: World;
  account: WorldAccount;
  region: WorldRegion;
  prover: ProveAccount;
  shape: ModelShape;
  modelName: string;
  offered: readonly OfferedRoute[];
};

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
  const externalId = ref.access.by === "role" ? ref.access.externalId : null;
  return ok({ accountId, partition, roleArn, externalId });
}

/** The cell of which calls are tried, by the account's id, name or key. */
export async function findTarget(
  ctx: Pick<Context, "settings" | "world">,
  { account: name, region: code, modelId }: Named,
): Promise<Result<ProofTarget, ProofRefusal>> {
  const world = await ctx.world.readOne(name);
  const [account] = world.accounts;
  if (!account) return refuse("NOT_FOUND", "No such account is configured here.");
  const prover = provingAccount(ctx, account);
  if (!prover.ok) return prover;
  const region = account.regions.find((one) => one.region === code);
  const cell = region?.judged.cells.find((one) => one.modelId === modelId);
  if (!region || !cell)
    return refuse("NOT_FOUND", "No such Region and model is known of this account. Scan it first.");
  const { listed } = region.judged.index.of(modelId);
  const row = world.catalogue.rows.get(modelId);
  return ok({
    world,
    account,
    region,
    prover: prover.value,
    shape: { modelId, outputs: listed?.outputModalities ?? lastOutputs(region, modelId) },
    modelName: row ? rowLabel(row) : modelId,
    offered: offeredRoutes({ region, verdict: cell.verdict, ref: { region: code, modelId } }),
  });
}

const lastOutputs = ({ stored }: WorldRegion, modelId: string): readonly string[] | null =>
  (stored &&
    lastGood(stored.facts.models)?.value.find((one) => one.modelId === modelId)
      ?.outputModalities) ??
  null;

/** The availability as it was last read, if that may be relied on. */
export function availabilityOf({ world, region, shape }: ProofTarget) {
  const { now, staleAfterMs } = world;
  const read = current(own(region.stored?.facts.availability ?? {}, shape.modelId), {
    now,
    staleAfterMs,
  });
  return read.ok ? read.value : null;
}
