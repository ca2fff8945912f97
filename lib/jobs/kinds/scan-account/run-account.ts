import type { AccountFacts, Identity, Reading } from "@/lib/domain/facts/facts";
import { ownFault } from "@/lib/domain/facts/own-fault";
import { isJobLost } from "@/lib/jobs/fenced";
import { twice } from "@/lib/services/accounts/twice";
import { keep } from "@/lib/services/facts/keep";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { isStoreError } from "@/lib/services/ports/stores";
import { whatBroke } from "@/lib/services/what-broke";
import { keepAccount } from "./keep-account";
import { readWithPasses } from "./passes";
import { readAccount } from "./read-account";
import type { AccountRun, ScanRun } from "./types";

/** What broke an account, or all of its regions alike; null: nothing did. A bug, or the store. */
export type AccountEnd = { error: unknown };

/** Reads one account. What breaks it is logged and becomes its fault, and ends nothing beside it. */
export function runAccount(run: ScanRun, ref: AccountRef): Promise<AccountEnd> {
  const part = { name: "read account", facts: { account: ref.accountId ?? ref.key } };
  return run.ctx.trace.part(part, () => readOne(run, ref));
}

async function readOne(run: ScanRun, ref: AccountRef): Promise<AccountEnd> {
  const unknown = startAccount(run, ref, null);
  try {
    const identity = await learnIdentity(unknown);
    if (run.signal.aborted) return { error: null };
    if (identity.status !== "read") return await end(unknown, { identity });
    const { accountId } = identity.value;
    const first = await run.entries.firstOf(ref.key);
    if (first !== null)
      return await end(unknown, { identity: await twice(run.ctx, { accountId, first }) });
    const account = startAccount(run, ref, accountId);
    const read = await readAccount(account, identity);
    const ended = await end(account, { entitlements: read.entitlements });
    return { error: ended.error ?? read.error };
  } catch (error) {
    if (isJobLost(error)) return { error };
    run.ctx.log.error("an account could not be read to its end", {
      account: ref.key,
      ...whatBroke(error),
    });
    if (!isStoreError(error)) await keepFault(unknown);
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

async function learnIdentity({ run, account, reader }: AccountRun): Promise<Reading<Identity>> {
  let accountId: string | null = null;
  try {
    const identity = await readWithPasses(() => reader.identity(run.signal), run);
    if (identity.status === "read") accountId = identity.value.accountId;
    return identity;
  } finally {
    run.entries.tell(account.key, accountId);
  }
}

/** The last of what was read, and with it what the scan changed. All else is kept already, so a failure here is no fault of the account. */
async function end(account: AccountRun, facts: Partial<AccountFacts>): Promise<AccountEnd> {
  try {
    await keepAccount(account, facts, "now");
    return { error: null };
  } catch (error) {
    if (isJobLost(error)) return { error };
    const { run, account: ref } = account;
    run.ctx.log.error("what a scan changed of an account was not kept", {
      account: ref.key,
      ...whatBroke(error),
    });
    return { error };
  }
}

/** Not of a store that broke: what it holds is right still, and the sweep goes on where it stood. */
async function keepFault({ run, account }: AccountRun): Promise<void> {
  const { ctx, scanId } = run;
  try {
    const fault = ownFault("this account", { at: ctx.now(), attempt: await ctx.attempts.next() });
    const identity = { status: "failed", fault, last: null } as const;
    const readings = { account, accountId: null, facts: { identity } };
    await keep(ctx, readings, { scanId, verdicts: "now" });
  } catch (error) {
    ctx.log.warn("an account's fault was not kept", { account: account.key, ...whatBroke(error) });
  }
}
