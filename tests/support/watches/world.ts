import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStores } from "@/lib/db/open";
import {
  type AccountFacts,
  type Agreement,
  type Availability,
  type Entitlement,
  NO_ACCOUNT_FACTS,
  NO_REGION_FACTS,
  type Reading,
} from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import { ok } from "@/lib/domain/result";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time";
import type { Context } from "@/lib/services/context";
import type { Log } from "@/lib/services/ports/log";
import type { AccountReader } from "@/lib/services/ports/read-aws";
import type { Stores } from "@/lib/services/ports/stores";
import { aContext } from "@/tests/support/a-context";
import { aCounter } from "@/tests/support/attempts";
import { INSIDE } from "@/tests/support/inside";

export const T0 = Date.UTC(2026, 0, 1);
export const ACCOUNT = "111122223333";
export const MODEL = "anthropic.claude-sonnet-4-6";
export const PRODUCT = "prod-ffvjxvh4ltq64";
export const KEY = { account: ACCOUNT, modelId: MODEL };

/** An AWS of a few values, with its own clock, and processes that share a store. */
export type World = {
  /** AWS's clock, and the store's. */
  now: number;
  /** How far our idea of it is off, until the next answer. */
  skewMs: number;
  /** What a region says of a model, by `region modelId`; `fault` where it does not answer, else PENDING. */
  says: Map<string, string>;
  agreements: Agreement[] | "fault";
  entitlements: Map<string, readonly Entitlement[]>;
  calls: { operation: string; region: string | null; at: number }[];
  /** Called before each answer. */
  beforeAnswer: () => Promise<void>;
  stores: Stores;
  process(): Context;
  scan(
    region: string,
    ...modelIds: readonly string[]
  ): Promise<Record<string, Reading<Availability>>>;
  close(): Promise<void>;
};

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const aFault = (operation: string, at: number): Fault => ({
  code: "NetworkError",
  cause: null,
  owner: "network",
  message: "timed out",
  operation,
  requestId: null,
  httpStatus: null,
  at,
  attempt: at,
});

export async function aWorld(): Promise<World> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "watches-"));
  const opened = await openStores({
    databaseUrl: null,
    dataDir,
    log: silent,
    inside: INSIDE,
    clock: () => world.now,
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const stores = opened.value;
  const world: World = {
    now: T0,
    skewMs: 0,
    says: new Map(),
    agreements: [],
    entitlements: new Map(),
    calls: [],
    beforeAnswer: async () => undefined,
    stores,
    process: () => contextOf(world),
    scan: (region, ...modelIds) => scan(world, region, modelIds.length > 0 ? modelIds : [MODEL]),
    async close() {
      await stores.close();
      rmSync(dataDir, { recursive: true });
    },
  };
  await stores.facts.mergeAccount({
    key: "default",
    name: "payments-prod",
    patch: { accountId: ACCOUNT, facts: NO_ACCOUNT_FACTS },
    updatedAt: T0,
  });
  return world;
}

/** Keeps what is known of the account's agreements, as the end of a scan does. */
export async function keepAccount(world: World, facts: Partial<AccountFacts>): Promise<void> {
  const [stored] = await world.stores.facts.accounts();
  if (!stored) throw new Error("no account");
  await world.stores.facts.mergeAccount({
    key: stored.key,
    name: stored.name,
    updatedAt: world.now,
    patch: { accountId: stored.accountId, facts },
  });
}

/** Reads and merges, as a scan of one region does; gives what was read. */
async function scan(world: World, region: string, modelIds: readonly string[]) {
  const read = modelIds.map((modelId) => [modelId, availability(world, region, modelId)] as const);
  const readings = Object.fromEntries(read);
  await world.stores.facts.mergeRegion({
    account: ACCOUNT,
    region,
    facts: { ...NO_REGION_FACTS, availability: readings },
    attemptedAt: world.now,
    readAt: world.now,
  });
  return readings;
}

export const read = <T>(world: World, operation: string, value: T): Reading<T> => ({
  status: "read",
  value,
  source: { operation, requestId: `req-${world.now}`, at: world.now, attempt: world.now },
});

function availability(world: World, region: string, modelId: string): Reading<Availability> {
  const operation = "GetFoundationModelAvailability";
  const said = world.says.get(`${region} ${modelId}`) ?? world.says.get(region) ?? "PENDING";
  if (said === "fault")
    return { status: "failed", fault: aFault(operation, world.now), last: null };
  return read(world, operation, {
    agreement: said,
    agreementError: null,
    authorization: "AUTHORIZED",
    entitlement: "AVAILABLE",
    region: "AVAILABLE",
    pendingSince: null,
  });
}

function readerOf(world: World): AccountReader {
  const unused = async (): Promise<never> => {
    throw new Error("a poll does not ask this");
  };
  const answer = async <T>(
    operation: string,
    region: string | null,
    value: () => Reading<T>,
  ): Promise<Reading<T>> => {
    world.calls.push({ operation, region, at: world.now });
    await world.beforeAnswer();
    world.skewMs = 0;
    return value();
  };
  return {
    identity: unused,
    regions: unused,
    form: unused,
    models: unused,
    profiles: unused,
    provisioned: unused,
    dataRetention: unused,
    quotas: unused,
    quotaDefaults: unused,
    quotaRequests: unused,
    use: unused,
    contextKeys: unused,
    simulate: unused,
    clockOffsetMs: () => 0,
    stats: () => ({ calls: 0, throttled: 0, retries: 0 }),
    availability: (region, modelId) =>
      answer("GetFoundationModelAvailability", region, () => availability(world, region, modelId)),
    agreements: () =>
      answer("SearchAgreements", null, () => {
        const { agreements, now } = world;
        if (agreements !== "fault") return read(world, "SearchAgreements", agreements);
        return { status: "failed", fault: aFault("SearchAgreements", now), last: null };
      }),
    entitlements: (agreementId) =>
      answer("GetAgreementEntitlements", null, () =>
        read(world, "GetAgreementEntitlements", world.entitlements.get(agreementId) ?? []),
      ),
  };
}

function contextOf(world: World): Context {
  const reader = readerOf(world);
  return aContext({
    now: () => world.now + world.skewMs,
    settings: () => ({
      regions: null,
      requirements: [],
      accessPortal: null,
      scanIntervalMs: 15 * MINUTE_MS,
      retentionMs: 400 * DAY_MS,
      auditRetentionMs: 400 * DAY_MS,
      maskAccountIds: false,
      grants: [],
      actions: { enabled: false, kinds: [], secondPerson: false },
      prove: { enabled: false, callsPerDay: 50 },
    }),
    accounts: () => [
      { key: "default", accountId: null, name: "payments-prod", access: { by: "default" } },
    ],
    aws: {
      readerFor: () => reader,
      listOrganization: async () => ({ status: "never" }),
      places: () => [],
    },
    attempts: aCounter(),
    stores: world.stores,
    scans: {
      start: async () => ok({ scanId: "s" }),
      cancel: async () => false,
      cancellable: () => ok([]),
      progress: () => null,
      running: () => [],
      look: () => undefined,
    },
    log: silent,
  });
}
