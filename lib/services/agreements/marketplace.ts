import { type AgreementFacts, activeAgreements } from "@/lib/domain/agreement/entitlement";
import { productIdsOf } from "@/lib/domain/agreement/product-ids";
import type { Watch } from "@/lib/domain/agreement/watch";
import type { AccountFacts, Agreement, Entitlement, Reading } from "@/lib/domain/facts/facts";
import { type EpochMs, MINUTE_MS } from "@/lib/domain/time";
import type { ScanContext } from "@/lib/services/context";
import { keep } from "@/lib/services/facts/keep";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import type { StoredAccount } from "@/lib/services/ports/stores";
import type { ReadableAccount } from "@/lib/services/watches/account";

/** SearchAgreements allows 5 calls a second for an account; one a minute finds a new agreement soon enough. */
const SEARCH_EVERY_MS = MINUTE_MS;

/** Looks for the agreements of watches that have none yet, at most once a minute for an account. */
export async function searchIfNeeded(
  ctx: ScanContext,
  {
    stored,
    entry,
    watches,
    signal,
  }: {
    stored: StoredAccount;
    entry: ReadableAccount;
    watches: readonly Watch[];
    signal: AbortSignal;
  },
): Promise<void> {
  const wanted = watches.filter(
    ({ agreementId, modelId }) => agreementId === null && productIdsOf(modelId).length > 0,
  );
  const askedAt = attemptedAt(stored.facts.agreements);
  const recent = askedAt !== null && Math.abs(ctx.now() - askedAt) < SEARCH_EVERY_MS;
  if (wanted.length === 0 || recent || stored.partition !== "aws") return;
  const agreements = await entry.reader.agreements(signal);
  if (signal.aborted) return;
  const { account, accountId } = entry;
  const nothing = async () => undefined;
  const models = wanted.map(({ modelId }) => modelId);
  const options = { scanId: null, verdicts: "now", models, tellWatches: nothing } as const;
  await keep(ctx, { account, accountId, facts: { agreements } }, options);
}

/** What the account holds of a watch's agreement, and what was read of it just now and is still to be kept. */
export type ReadMarketplace = {
  facts: AgreementFacts;
  read: Pick<AccountFacts, "entitlements"> | null;
};

/** Reads the entitlements of a watch's agreement. */
export async function readMarketplace({
  account,
  reader,
  watch,
  signal,
}: {
  account: Pick<StoredAccount, "facts" | "partition">;
  reader: AccountReader;
  watch: Pick<Watch, "modelId" | "agreementId">;
  signal: AbortSignal;
}): Promise<ReadMarketplace> {
  const { agreements, entitlements } = account.facts;
  const facts = { modelId: watch.modelId, agreements, entitlements };
  const agreementId = watch.agreementId ?? activeAgreements(facts)[0]?.agreementId ?? null;
  if (agreementId === null || account.partition !== "aws") return { facts, read: null };
  const read = { [agreementId]: await reader.entitlements(agreementId, signal) };
  return {
    facts: { ...facts, entitlements: { ...entitlements, ...read } },
    read: { entitlements: read },
  };
}

function attemptedAt(
  reading: Reading<readonly Agreement[] | readonly Entitlement[]>,
): EpochMs | null {
  if (reading.status === "never") return null;
  return reading.status === "read" ? reading.source.at : reading.fault.at;
}
