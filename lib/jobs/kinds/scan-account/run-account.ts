import type { AccountFacts } from "@/lib/domain/facts/facts";
import { ownFault } from "@/lib/domain/facts/own-fault";
import { keep } from "@/lib/services/facts/keep";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { keepAccount } from "./keep-account";
import { readWithPasses } from "./passes";
import { readAccount } from "./read-account";
import type { AccountRun, ScanRun } from "./types";

/** What broke an account, or all of its regions alike; null: nothing did. A bug, or the store. */
export type AccountEnd = { error: unknown };

/** Reads one account. What breaks it is logged and becomes its fault, and ends nothing beside it. */
export async function runAccount(run: ScanRun, ref: AccountRef): Promise<AccountEnd> {
  const unknown = startAccount(run, ref, null);
  try {
    const identity = await readWithPasses(() => unknown.reader.identity(run.signal), run);
    if (run.signal.aborted) return { error: null };
    if (identity.status !== "read") return await end(unknown, { identity });
    const account = startAccount(run, ref, identity.value.accountId);
    const read = await readAccount(account, identity);
    const ended = await end(account, { entitlements: read.entitlements });
    return { error: ended.error ?? read.error };
  } catch (error) {
    run.ctx.log.error("an account could not be read to its end", { account: ref.key, error });
    await keepFault(unknown);
    return { error };
  }
}

function startAccount(run: ScanRun, ref: AccountRef, accountId: string | null): AccountRun {
  return {
    run,
    account: ref,
    accountId,
    reader: run.ctx.aws.readerFor(ref, { expect: accountId }),
    urgent: run.ctx.aws.readerFor(ref, { expect: accountId, urgent: true }),
    storeKey: accountId ?? ref.key,
  };
}

/** The last of what was read, and with it what the scan changed. All else is kept already, so a failure here is no fault of the account. */
async function end(account: AccountRun, facts: Partial<AccountFacts>): Promise<AccountEnd> {
  try {
    await keepAccount(account, facts, "now");
    return { error: null };
  } catch (error) {
    const { run, account: ref } = account;
    run.ctx.log.error("what a scan changed of an account was not kept", {
      account: ref.key,
      error,
    });
    return { error };
  }
}

/** A store that broke the account keeps no fault either; then the log is all there is. */
async function keepFault({ run, account }: AccountRun): Promise<void> {
  const { ctx, scanId } = run;
  try {
    const fault = ownFault("this account", { at: ctx.now(), attempt: await ctx.attempts.next() });
    const identity = { status: "failed", fault, last: null } as const;
    const readings = { account, accountId: null, facts: { identity } };
    await keep(ctx, readings, { scanId, verdicts: "now" });
  } catch (error) {
    ctx.log.warn("an account's fault was not kept", { account: account.key, error });
  }
}
