import { configuredTwice } from "@/lib/domain/facts/configured-twice";
import type { Identity, Reading } from "@/lib/domain/facts/facts";
import type { Runtime } from "@/lib/services/context";

/** What is kept of an entry that is the same account as the one before it; nothing more is asked for it. */
export async function twice(
  { accounts, attempts, now }: Pick<Runtime, "accounts" | "attempts" | "now">,
  { accountId, first }: { accountId: string; first: string },
): Promise<Reading<Identity>> {
  const name = accounts().find(({ key }) => key === first)?.name ?? first;
  const met = { at: now(), attempt: await attempts.next() };
  return { status: "failed", fault: configuredTwice(accountId, name, met), last: null };
}
