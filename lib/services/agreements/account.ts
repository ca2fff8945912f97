import type { ScanContext, StoreContext } from "@/lib/services/context";
import type { AccountReader, AccountRef } from "@/lib/services/ports/read-aws";
import type { StoredAccount } from "@/lib/services/ports/stores";

/** `account` is an account id, or the key of the configuration entry while the id is not known. */
export async function storedAccount(
  { stores }: Pick<StoreContext, "stores">,
  account: string,
): Promise<StoredAccount | null> {
  const accounts = await stores.facts.accounts();
  return accounts.find(({ accountId, key }) => (accountId ?? key) === account) ?? null;
}

/** A configured account, how to read it ahead of a scan, and under which id what it answers is kept. */
export type ReadableAccount = {
  account: AccountRef;
  accountId: string | null;
  reader: AccountReader;
};

/** Null when the configuration no longer has the account. */
export async function readableAccount(
  ctx: ScanContext,
  name: string,
): Promise<ReadableAccount | null> {
  const stored = await storedAccount(ctx, name);
  const account = ctx
    .accounts()
    .find(({ key, accountId }) => key === stored?.key || accountId === name || key === name);
  if (!account) return null;
  const accountId = stored ? stored.accountId : account.accountId;
  const reader = ctx.aws.readerFor(account, { expect: accountId, urgent: true });
  return { account, accountId, reader };
}
