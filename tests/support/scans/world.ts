import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStores } from "@/lib/db/open";
import type { Reading } from "@/lib/domain/facts/facts";
import type { EpochMs } from "@/lib/domain/time";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time";
import { createScanner, type Scanner } from "@/lib/jobs/scanner";
import type { Context } from "@/lib/services/context";
import type { AccountReader, AccountRef } from "@/lib/services/ports/read-aws";
import type { DataStores, Stores } from "@/lib/services/ports/stores";
import { aContext } from "@/tests/support/a-context";
import { aFault, aModel, available } from "@/tests/support/build-facts";
import { INSIDE } from "@/tests/support/inside";
import { holdingsOf } from "@/tests/support/jobs/holdings";

export const MODEL = "anthropic.claude-sonnet-4-6";
export const FIRST = "111111111111";
export const SECOND = "222222222222";

export type LoggedLine = { level: "info" | "warn" | "error"; message: string; error: unknown };

/** A scanner on a real store, over an AWS of plain objects. */
export type ScanWorld = {
  ctx: Context;
  stores: Stores;
  scanner: Scanner;
  told: LoggedLine[];
  /** Keys of accounts of which it was said that they are not read any more. */
  wereRead: string[];
  close(): Promise<void>;
};

export const byProfile = (key: string): AccountRef => ({
  key,
  accountId: null,
  name: key,
  access: { by: "profile", profile: key },
});

export async function aScanWorld(given: {
  accounts: readonly AccountRef[];
  readerFor: (account: AccountRef) => AccountReader;
  /** Stands over the real store's. */
  stores?: (real: Stores) => Stores;
  now?: () => EpochMs;
  scanIntervalMs?: number;
  usage?: boolean;
}): Promise<ScanWorld> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "scans-"));
  const told: LoggedLine[] = [];
  const tell =
    (level: LoggedLine["level"]) =>
    (message: string, details: Record<string, unknown> = {}) =>
      void told.push({ level, message, error: details.error });
  const log = { info: tell("info"), warn: tell("warn"), error: tell("error") };
  const opened = await openStores({
    databaseUrl: null,
    dataDir,
    log,
    inside: INSIDE,
    ...(given.now && { clock: given.now }),
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const stores = given.stores?.(opened.value) ?? opened.value;
  const ctx = aContext({
    now: given.now ?? Date.now,
    settings: () => ({
      regions: null,
      requirements: [],
      accessPortal: null,
      scanIntervalMs: given.scanIntervalMs ?? 15 * MINUTE_MS,
      retentionMs: 400 * DAY_MS,
      auditRetentionMs: 400 * DAY_MS,
      maskAccountIds: false,
      grants: [],
      actions: { enabled: false, kinds: [], secondPerson: false },
      prove: { enabled: false, callsPerDay: 50 },
      ...(given.usage && { usage: true }),
    }),
    accounts: () => given.accounts,
    stores,
    aws: {
      readerFor: given.readerFor,
      listOrganization: async () => ({ status: "never" }),
      places: () => [],
    },
    log,
    attempts: { next: async () => nextAttempt() },
  });
  const wereRead: string[] = [];
  const scanner = createScanner(ctx, {
    holdings: holdingsOf(ctx),
    random: () => 0.5,
    savePace: async () => undefined,
    wasRead: (account) => void wereRead.push(account),
    freeMemory: () => undefined,
  });
  return {
    ctx,
    stores,
    scanner,
    told,
    wereRead,
    async close() {
      await scanner.stop();
      await opened.value.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Our count of attempts, of answers and of what the product counts itself. */
let attempts = 0;
function nextAttempt(): number {
  attempts += 1;
  return attempts;
}

/** A store of which some verbs on facts do something else, within a transaction too. */
export function withFacts(
  real: Stores,
  over: (facts: Stores["facts"]) => Partial<Stores["facts"]>,
): Stores {
  const changed = <T extends DataStores>(stores: T): T => ({
    ...stores,
    facts: { ...stores.facts, ...over(stores.facts) },
  });
  return {
    ...changed(real),
    transaction: (run) => real.transaction((stores) => run(changed(stores))),
  };
}

export const answer = <T>(value: T, at = Date.now()): Reading<T> => ({
  status: "read",
  value,
  source: { operation: "Test", requestId: null, at, attempt: nextAttempt() },
});

export const refusal = (code: Parameters<typeof aFault>[0]): Reading<never> => ({
  status: "failed",
  fault: aFault(code, { at: Date.now(), attempt: nextAttempt() }),
  last: null,
});

/** An account of one region with one model, all well; `over` stands over it. */
export function aReader(accountId: string, over: Partial<AccountReader> = {}): AccountReader {
  return {
    identity: async () => answer({ accountId, partition: "aws" }),
    regions: async () => answer([{ region: "us-east-1", status: "ENABLED_BY_DEFAULT" }]),
    agreements: async () => answer([]),
    entitlements: async () => answer([]),
    form: async () => answer("present"),
    models: async () => answer([aModel(MODEL)]),
    profiles: async () => answer([]),
    provisioned: async () => answer([]),
    dataRetention: async () => answer({ mode: "default", updatedAt: null }),
    availability: async () => answer(available()),
    quotas: async () => answer([]),
    quotaDefaults: async () => answer([]),
    quotaRequests: async () => answer([]),
    use: async () =>
      answer({ from: 0, to: 0, models: [], applicationProfiles: 0, metricsAsked: 0 }),
    contextKeys: async () => answer([]),
    simulate: async () => answer([]),
    clockOffsetMs: () => 0,
    stats: () => ({ calls: 0, throttled: 0, retries: 0 }),
    ...over,
  };
}

/** Each cell's state and cause, by `account region model`. */
export async function cellsOf({ ctx }: ScanWorld): Promise<Record<string, string>> {
  const world = await ctx.world.read();
  return Object.fromEntries(
    world.accounts.flatMap(({ key, regions }) =>
      regions.flatMap(({ region, judged }) =>
        judged.cells.map(({ modelId, verdict }) => [
          `${key} ${region} ${modelId}`,
          [verdict.state, verdict.code, verdict.cause].filter(Boolean).join(" "),
        ]),
      ),
    ),
  );
}

/** A promise and what resolves it. */
export function aGate(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
