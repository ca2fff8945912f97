import { ok, type Result } from "@/lib/domain/result";
import type { Context } from "@/lib/services/context";
import type { ActAccount } from "@/lib/services/ports/act-aws";
import type { World, WorldAccount } from "@/lib/services/world/world";
import type { ActRefusal } from "./refusal";
import { refuse } from "./refuse";

export type KnownAccount = WorldAccount & { accountId: string };
export type Found = { account: KnownAccount; catalogue: World["catalogue"] };

/** A configured account by its id, its name or its entry's key, as the store knows it. */
export async function findAccount(
  ctx: Pick<Context, "world">,
  name: string,
): Promise<Result<Found, ActRefusal>> {
  const { accounts, catalogue } = await ctx.world.readOne(name);
  const [account] = accounts;
  if (!account) return refuse("NOT_FOUND", "No such account is configured here.");
  const { accountId } = account;
  if (accountId === null)
    return refuse("NOT_READ", "Whose this account is is not known yet. Scan it first.");
  return ok({ account: { ...account, accountId }, catalogue });
}

/** The account as it is acted in; refused where it has no role for that. */
export function actingAccount({
  accountId,
  partition,
  ref,
}: Pick<KnownAccount, "accountId" | "partition" | "ref">): Result<ActAccount, ActRefusal> {
  const roleArn = ref.actRole ?? null;
  if (roleArn === null)
    return refuse(
      "NO_ROLE",
      "The configuration names no act role for this account. The same can be done by a command or in the console.",
    );
  const externalId = ref.access.by === "role" ? ref.access.externalId : (ref.externalId ?? null);
  return ok({ accountId, partition, roleArn, externalId });
}
