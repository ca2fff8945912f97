import type { ScanContext } from "@/lib/services/context";
import type { AccountReader, AccountRef } from "@/lib/services/ports/read-aws";
import type { StoredAccount } from "@/lib/services/ports/stores";
import { type Naming, readStanding } from "@/lib/services/world/named";

/** `account` is an account id, or the key of the configuration entry while the id is not known. */
export const storedAccount = async (ctx: Naming, account: string): Promise<StoredAccount | null> =>
  (await readStanding(ctx, account)).row;

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
  const { ref: account, row } = await readStanding(ctx, name);
  if (!account) return null;
  const accountId = row?.accountId ?? account.accountId;
  const reader = ctx.aws.readerFor(account, { expect: accountId, urgent: true });
  return { account, accountId, reader };
}
