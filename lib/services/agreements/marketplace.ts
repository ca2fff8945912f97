import {
  type AgreementFacts,
  activeAgreements,
  type EntitlementOutcome,
  failedEntitlement,
} from "@/lib/domain/agreement/entitlement";
import { productIdsOf } from "@/lib/domain/agreement/product-ids";
import type { Watch } from "@/lib/domain/agreement/watch";
import type { AccountFacts, Agreement, Entitlement, Reading } from "@/lib/domain/facts/facts";
import { type EpochMs, MINUTE_MS } from "@/lib/domain/time";
import type { ScanContext } from "@/lib/services/context";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import type { StoredAccount } from "@/lib/services/ports/stores";

/** SearchAgreements allows 5 calls a second for an account; one a minute finds a new agreement soon enough. */
const SEARCH_EVERY_MS = MINUTE_MS;

/** An entitlement read longer than this before an answer may be that of an earlier attempt. */
const BELONGS_WITHIN_MS = 2 * MINUTE_MS;

/** Looks for the agreements of watches that have none yet, at most once a minute for an account. */
export async function searchIfNeeded(
  ctx: ScanContext,
  {
    stored,
    reader,
    watches,
    signal,
  }: {
    stored: StoredAccount;
    reader: AccountReader;
    watches: readonly Watch[];
    signal: AbortSignal;
  },
): Promise<void> {
  const wanted = watches.some(
    ({ agreementId, modelId }) => agreementId === null && productIdsOf(modelId).length > 0,
  );
  const askedAt = attemptedAt(stored.facts.agreements);
  const recent = askedAt !== null && Math.abs(ctx.now() - askedAt) < SEARCH_EVERY_MS;
  if (!wanted || recent || stored.partition !== "aws") return;
  const agreements = await reader.agreements(signal);
  if (!signal.aborted) await keep(ctx, stored, { agreements });
}

/** Reads the entitlements of a watch's agreement; the facts of the account with them. */
export async function readMarketplace(
  ctx: ScanContext,
  {
    account,
    reader,
    watch,
    signal,
  }: { account: StoredAccount; reader: AccountReader; watch: Watch; signal: AbortSignal },
): Promise<AgreementFacts> {
  const { agreements, entitlements } = account.facts;
  const facts = { modelId: watch.modelId, agreements, entitlements };
  const agreementId = watch.agreementId ?? activeAgreements(facts)[0]?.agreementId ?? null;
  if (agreementId === null || account.partition !== "aws") return facts;
  const reading = await reader.entitlements(agreementId, signal);
  if (signal.aborted) return facts;
  await keep(ctx, account, { entitlements: { [agreementId]: reading } });
  return { ...facts, entitlements: { ...entitlements, [agreementId]: reading } };
}

/** What the entitlement says of an answer given at `at`; null where it was read too long before to belong to it. */
export function entitlementAt(facts: AgreementFacts, at: EpochMs): EntitlementOutcome | null {
  const outcome = failedEntitlement(facts);
  if (!outcome.failed) return outcome;
  const reading = facts.entitlements[outcome.agreementId];
  return reading?.status === "read" && reading.source.at >= at - BELONGS_WITHIN_MS ? outcome : null;
}

type MarketplaceFacts = Pick<AccountFacts, "agreements" | "entitlements">;

async function keep(
  ctx: ScanContext,
  account: StoredAccount,
  read: Partial<MarketplaceFacts>,
): Promise<void> {
  const { key, name, accountId } = account;
  const patch = { accountId, facts: read };
  await ctx.stores.facts.mergeAccount({ key, name, patch, updatedAt: ctx.now() });
}

function attemptedAt(
  reading: Reading<readonly Agreement[] | readonly Entitlement[]>,
): EpochMs | null {
  if (reading.status === "never") return null;
  return reading.status === "read" ? reading.source.at : reading.fault.at;
}
