import { duplicateEntries } from "@/lib/domain/facts/duplicate-entries";
import type { Identity, Reading } from "@/lib/domain/facts/facts";
import type { Runtime } from "@/lib/services/context";
import { keep } from "@/lib/services/facts/keep";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import { createEntries, entriesOf } from "./entries";
import { twice } from "./twice";

/**
 * Asks whose an entry is: what is to be kept of it, which is a finding where it is the same account as an entry before it.
 * Each entry that was named is to be asked, since others may wait for it.
 */
export type Learn = (
  account: AccountRef,
  ask: () => Promise<Reading<Identity>>,
) => Promise<Reading<Identity>>;

/** By the whole configuration, whoever asks: the first entry of an account may be one that they do not reach. */
export type Learning = (asked: readonly string[]) => Promise<Learn>;

type LearningContext = Pick<
  Runtime,
  "accounts" | "attempts" | "log" | "now" | "settings" | "stores" | "world"
>;

export async function createLearning(
  ctx: LearningContext,
  asked: readonly string[],
): Promise<Learn> {
  const known = await entriesOf(ctx);
  const entries = createEntries(known, asked);
  return async ({ key }, ask) => {
    const identity = await told(key, ask);
    if (identity.status !== "read") return identity;
    const { accountId } = identity.value;
    const first = await entries.firstOf(key);
    if (first !== null) return twice(ctx, { accountId, first });
    await keepLater({ key, accountId });
    return identity;
  };

  async function told(key: string, ask: () => Promise<Reading<Identity>>) {
    let accountId: string | null = null;
    try {
      const identity = await ask();
      if (identity.status === "read") accountId = identity.value.accountId;
      return identity;
    } finally {
      entries.tell(key, accountId);
    }
  }

  /** Entries after one whose account was not known until now were taken for that account's own. */
  async function keepLater({ key, accountId }: { key: string; accountId: string }): Promise<void> {
    if (known.some((entry) => entry.key === key && entry.accountId !== null)) return;
    const now = known.map((entry) => (entry.key === key ? { key, accountId } : entry));
    for (const [other, first] of duplicateEntries(now)) {
      const account = ctx.accounts().find((entry) => entry.key === other);
      if (first !== key || !account) continue;
      const identity = await twice(ctx, { accountId, first });
      const readings = { account, accountId: null, facts: { identity } };
      await keep(ctx, readings, { scanId: null, verdicts: "now" });
    }
  }
}
