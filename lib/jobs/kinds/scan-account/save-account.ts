import { type AccountFacts, NO_ACCOUNT_FACTS } from "@/lib/domain/facts/facts";
import type { Partition } from "@/lib/domain/region";
import type { StoredAccount } from "@/lib/services/ports/stores";
import type { AccountRun } from "./types";

const FALLBACK_PARTITION: Partition = "aws";

/** Keeps what was read of an account; what the patch does not hold stays. */
export function saveAccount(
  { run: { ctx }, account, identity, reader }: AccountRun,
  patch: Partial<AccountFacts>,
): Promise<StoredAccount> {
  return ctx.stores.facts.mergeAccount({
    key: account.key,
    accountId: identity?.accountId ?? account.accountId,
    name: account.name,
    partition: identity?.partition ?? FALLBACK_PARTITION,
    facts: { ...NO_ACCOUNT_FACTS, ...patch, clockOffsetMs: reader.clockOffsetMs() },
    updatedAt: ctx.now(),
  });
}
