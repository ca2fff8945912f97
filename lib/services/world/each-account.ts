import type { WorldContext } from "@/lib/services/context";
import type { Outline, OutlinedAccount } from "./outline";
import type { World, WorldAccount } from "./world";

type InWorld = { world: World; account: WorldAccount };

/**
 * The accounts of an outline with all their facts, one after the other, so that nobody need have those of all at once. Each
 * is whole, and as the store has it when its turn comes, which may be later than the outline. One that is no account any more
 * by then is an error: what was begun with it can't be made.
 */
export async function* eachAccount(
  ctx: Pick<WorldContext, "world">,
  accounts: readonly Pick<OutlinedAccount, "key" | "ref">[],
): AsyncGenerator<InWorld> {
  for (const { key, ref } of accounts) {
    const world = await ctx.world.readOne(key);
    // Its id may have been learnt meanwhile, so it is known by its entry.
    const account = world.accounts.find((one) => one.ref.key === ref.key);
    if (!account) throw new Error("an account that was being read is configured no more");
    yield { world, account };
  }
}

type Shown = Pick<Outline, "accounts" | "catalogue">;

/** Whether anything that these accounts rest on is another than it was in an outline before. */
export function movedSince(
  before: Shown,
  now: Shown,
  accounts: readonly Pick<OutlinedAccount, "key">[],
): boolean {
  if (before.accounts === now.accounts) return false;
  if (before.catalogue !== now.catalogue) return true;
  const then = new Map(before.accounts.map((account) => [account.key, account]));
  const later = new Map(now.accounts.map((account) => [account.key, account]));
  return accounts.some(({ key }) => {
    const [one, other] = [then.get(key), later.get(key)];
    return (
      one?.facts !== other?.facts ||
      one?.name !== other?.name ||
      one?.regions.length !== other?.regions.length ||
      !one?.regions.every((region, place) => region === other?.regions[place])
    );
  });
}
