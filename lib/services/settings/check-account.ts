import type { AccountCheck } from "@/lib/contracts/account-check";
import type { CheckAccountInput } from "@/lib/contracts/actions/settings";
import type { Code } from "@/lib/domain/codes";
import type { Identity, Reading } from "@/lib/domain/facts/facts";
import { homeRegion } from "@/lib/domain/known-regions";
import type { CheckLine } from "@/lib/domain/policy/account-check";
import { SCAN_ACTIONS } from "@/lib/domain/policy/actions";
import { partitionOf } from "@/lib/domain/region";
import { ok, type Result } from "@/lib/domain/result";
import { SECOND_MS } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { failed, notTried, passed, READS } from "./account-reads";

const WITHIN_MS = 60 * SECOND_MS;

/**
 * Whether an account answers that the configuration in use holds, by one read for each action that a scan needs. Which
 * role that is says the configuration alone: the id only tells which of its accounts is meant. Nothing is kept.
 */
export async function checkAccount(
  ctx: Context,
  { accountId }: CheckAccountInput,
): Promise<Result<AccountCheck, never>> {
  const ref = ctx.accounts().find((account) => account.accountId === accountId);
  if (!ref) return ok({ status: "absent", at: ctx.now() });
  const lines = await checkEntry(ctx, ref);
  return ok({ status: "checked", at: ctx.now(), lines });
}

/** Whether what reaches an account is let in, and each action that a scan needs. */
export async function checkEntry(
  ctx: Pick<Context, "aws" | "now" | "settings">,
  ref: AccountRef,
): Promise<readonly CheckLine[]> {
  const reader = ctx.aws.readerFor(ref, { expect: ref.accountId, urgent: true });
  const signal = AbortSignal.timeout(WITHIN_MS);
  const begunAt = ctx.now();
  const identity = await reader.identity(signal);
  const entry = entryLines(ref, identity, ctx.now() - begunAt);
  if (identity.status !== "read")
    return [...entry, ...SCAN_ACTIONS.map(({ action }) => notTried(action))];
  const { partition } = identity.value;
  const wanted = ctx.settings().regions?.find((region) => partitionOf(region) === partition);
  const region = wanted ?? homeRegion(partition);
  const at = { reader, partition, region, signal };
  return [...entry, ...(await Promise.all(SCAN_ACTIONS.map(({ action }) => READS[action](at))))];
}

/** AWS answered, and does not take the credentials; those of another account are the first of these. */
const REFUSED: ReadonlySet<Code> = new Set([
  "CredentialsMissing",
  "InvalidClientTokenId",
  "IncompleteSignature",
  "ExpiredToken",
  "SSOTokenExpired",
]);

/** The session comes first, then whose it is: one that can't be begun leaves the second open. */
function entryLines(
  { access }: AccountRef,
  identity: Reading<Identity>,
  tookMs: number,
): readonly CheckLine[] {
  const took = `${(Math.max(0, tookMs) / SECOND_MS).toFixed(1)} s`;
  const assumed = access.by === "role" ? [passed("sts:AssumeRole", took)] : [];
  if (identity.status === "read")
    return [...assumed, passed("sts:GetCallerIdentity", identity.value.accountId)];
  if (identity.status === "never")
    return [notTried("sts:AssumeRole"), notTried("sts:GetCallerIdentity")];
  const { fault } = identity;
  // What failed before AWS was asked whose the session is, was the way into it.
  if (access.by === "role" && fault.operation !== "GetCallerIdentity")
    return [failed("sts:AssumeRole", fault), notTried("sts:GetCallerIdentity")];
  const whose = failed("sts:GetCallerIdentity", fault);
  return [...assumed, REFUSED.has(fault.code) ? { ...whose, outcome: "refused" } : whose];
}
