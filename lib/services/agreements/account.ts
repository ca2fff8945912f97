import type { Context } from "@/lib/services/context";
import type { AccountReader, StoredAccount } from "@/lib/services/ports";

/** `account` is an account id, or the key of the configuration entry while the id is not known. */
export async function storedAccount(
  { stores }: Pick<Context, "stores">,
  account: string,
): Promise<StoredAccount | null> {
  const accounts = await stores.facts.accounts();
  return accounts.find(({ accountId, key }) => (accountId ?? key) === account) ?? null;
}

/** How to read an account; null when the configuration no longer has it. */
export async function readerOf(ctx: Context, account: string): Promise<AccountReader | null> {
  const stored = await storedAccount(ctx, account);
  const ref = ctx
    .accounts()
    .find(({ key, accountId }) => key === stored?.key || accountId === account || key === account);
  return ref ? ctx.aws.readerFor(ref) : null;
}
