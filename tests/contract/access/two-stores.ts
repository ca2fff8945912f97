import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStores } from "@/lib/db/open";
import type { Reading } from "@/lib/domain/facts/facts";
import { MINUTE_MS } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import { reviewRegion } from "@/lib/services/review/review-region";
import { signOff } from "@/lib/services/signoffs/sign-off";
import { aContext } from "@/tests/support/a-context";
import { factsOf, type RandomAccount, type RandomWorld } from "./random-accounts";

const T0 = Date.UTC(2026, 10, 22, 12);
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

export type Filled = { ctx: Context; close(): Promise<void> };

/**
 * A store in which two visits to these accounts are kept, and a context over it, as the product itself has it. They are
 * visited in the order of `visited`: what an account has of a model that others showed before dates from that time.
 */
export async function filled(
  { accounts, requirements, grants }: RandomWorld,
  visited: readonly RandomAccount[] = accounts,
): Promise<Filled> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "reach-"));
  const opened = await openStores({ databaseUrl: null, dataDir, log: SILENT });
  if (!opened.ok) throw new Error(opened.error.message);
  const stores = opened.value;
  const clock = { now: T0 };
  const ctx = aContext({
    now: () => clock.now,
    settings: () => ({
      regions: null,
      requirements,
      accessPortal: null,
      scanIntervalMs: 15 * MINUTE_MS,
      retentionMs: 400 * 24 * 60 * MINUTE_MS,
      auditRetentionMs: 1,
      maskAccountIds: false,
      usage: true,
      grants,
      actions: { enabled: false, kinds: [], secondPerson: false },
      prove: { enabled: false, callsPerDay: 50 },
    }),
    accounts: () => accounts.map(({ ref }) => ref),
    stores,
    log: SILENT,
  });
  for (const turn of [0, 1]) {
    clock.now = T0 + turn * 10 * MINUTE_MS;
    await visit(ctx, visited, turn);
    if (turn === 0) await signAll(ctx, visited);
  }
  return {
    ctx,
    async close() {
      await stores.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function visit(ctx: Context, accounts: readonly RandomAccount[], turn: number) {
  const at = ctx.now();
  const scanId = `scan-${turn}`;
  const read = <T>(value: T): Reading<T> => ({
    status: "read",
    value,
    source: { operation: "Test", requestId: "r", at, attempt: at },
  });
  await ctx.stores.scans.start({ scanId, startedAt: at, scope: "all", trigger: "schedule" });
  for (const { ref, id, regions } of accounts) {
    const statuses = regions.map(({ region, off }) => ({
      region,
      status: off ? "DISABLED" : "ENABLED",
    }));
    const facts = {
      identity: read({ accountId: id, partition: "aws" as const }),
      regions: read(statuses),
      agreements: read([]),
    };
    const patches = regions
      .filter(({ off }) => !off)
      .map((one) => ({ region: one.region, facts: factsOf(one, { at, turn }) }));
    await ctx.keep(
      { account: ref, accountId: id, facts, regions: patches },
      { scanId, verdicts: "now" },
    );
  }
  await ctx.stores.scans.finish(scanId, {
    finishedAt: at + 1,
    outcome: "complete",
    problem: null,
    stats: null,
  });
}

/** By somebody who sees every account of this store. */
async function signAll(ctx: Context, accounts: readonly RandomAccount[]): Promise<void> {
  for (const { id, regions } of accounts) {
    for (const { region } of regions) {
      const review = await reviewRegion(ctx, { account: id, region });
      if (!review.ok) throw new Error(review.error.message);
      await signOff(ctx, {
        account: id,
        region,
        basis: review.value.basis,
        name: "Ana",
        note: "Seen.",
        destinationsReviewed: true,
        withExceptions: true,
      });
    }
  }
}
