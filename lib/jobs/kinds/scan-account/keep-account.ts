import type { AccountFacts } from "@/lib/domain/facts/facts";
import { type KeepOptions, keep } from "@/lib/services/facts/keep";
import type { StoredAccount } from "@/lib/services/ports/stores";
import type { AccountRun } from "./types";

/** Keeps what was read of an account; what was not read stays. */
export async function keepAccount(
  { run: { ctx, scanId }, account, accountId, reader }: AccountRun,
  read: Partial<AccountFacts>,
  verdicts: KeepOptions["verdicts"] = "later",
): Promise<StoredAccount | null> {
  const facts = { ...read, clockOffsetMs: reader.clockOffsetMs() };
  return (await keep(ctx, { account, accountId, facts }, { scanId, verdicts })).account;
}
