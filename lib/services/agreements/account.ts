import type { ScanContext, StoreContext } from "@/lib/services/context";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import type { StoredAccount } from "@/lib/services/ports/stores";

/** `account` is an account id, or the key of the configuration entry while the id is not known. */
export async function storedAccount(
  { stores }: Pick<StoreContext, "stores">,
  account: string,
): Promise<StoredAccount | null> {
  const accounts = await stores.facts.accounts();
  return accounts.find(({ accountId, key }) => (accountId ?? key) === account) ?? null;
}

/** How to read an account ahead of a scan; null when the configuration no longer has it. */
export async function readerOf(ctx: ScanContext, account: string): Promise<AccountReader | null> {
  const stored = await storedAccount(ctx, account);
  const ref = ctx
    .accounts()
    .find(({ key, accountId }) => key === stored?.key || accountId === account || key === account);
  const expect = stored ? stored.accountId : (ref?.accountId ?? null);
  return ref ? ctx.aws.readerFor(ref, { expect, urgent: true }) : null;
}
