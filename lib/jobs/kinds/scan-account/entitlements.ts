import { activeAgreements } from "@/lib/domain/agreement/entitlement";
import { type Agreement, type Entitlement, NEVER, type Reading } from "@/lib/domain/facts/facts";
import { readWithPasses } from "./passes";
import type { AccountRun } from "./types";

type Entitlements = Readonly<Record<string, Reading<readonly Entitlement[]>>>;

/** Entitlements, only of agreements whose model pends; each is asked as soon as its first PENDING is seen. */
export type EntitlementReader = {
  sawPending(modelId: string): void;
  /** All that was read, by agreement, once nothing is under way any more. */
  ended(): Promise<Entitlements>;
};

export function createEntitlementReader(
  { reader, run }: AccountRun,
  agreements: Promise<Reading<readonly Agreement[]>>,
): EntitlementReader {
  const seen = new Set<string>();
  const readings = new Map<string, Reading<readonly Entitlement[]>>();
  const underWay: Promise<void>[] = [];
  const failures: { error: unknown }[] = [];

  async function look(modelId: string): Promise<void> {
    const facts = { modelId, agreements: await agreements, entitlements: {} };
    await Promise.all(activeAgreements(facts).map(({ agreementId }) => ask(agreementId)));
  }

  async function ask(agreementId: string): Promise<void> {
    if (readings.has(agreementId)) return;
    readings.set(agreementId, NEVER);
    const read = () => reader.entitlements(agreementId, run.signal);
    readings.set(agreementId, await readWithPasses(read, run));
  }

  return {
    sawPending(modelId) {
      if (seen.has(modelId)) return;
      seen.add(modelId);
      underWay.push(look(modelId).catch((error: unknown) => void failures.push({ error })));
    },
    async ended() {
      await Promise.all(underWay);
      const [failure] = failures;
      if (failure) throw failure.error;
      return Object.fromEntries(readings);
    },
  };
}
