import { BEFORE_ALL, sealed } from "@/lib/domain/audit/chain";
import { printEntry } from "@/lib/domain/audit/entry";
import {
  type AppliedQuota,
  NO_ACCOUNT_FACTS,
  NO_REGION_FACTS,
  type QuotaRequest,
  type Reading,
  type RegionFacts,
} from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import { mergeRegionFacts } from "@/lib/domain/facts/merge-facts";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { Context } from "@/lib/services/context";
import type { AuditLog } from "@/lib/services/ports/audit";
import type { AccountReader, AccountRef } from "@/lib/services/ports/read-aws";
import type {
  FactsStore,
  StoredAccount,
  StoredRegion,
  StoresInTransaction,
} from "@/lib/services/ports/stores";
import { aContext as contextOver } from "@/tests/support/a-context";

export const NOW = Date.UTC(2026, 10, 22, 12);
export const ACCOUNT = "111122223333";

export const read = <T>(value: T, at = NOW - 60_000): Reading<T> => ({
  status: "read",
  value,
  source: { operation: "op", requestId: "r-0", at, attempt: at },
});

export const DENIED: Fault = {
  code: "AccessDeniedException",
  cause: "iam-identity-policy-missing",
  owner: "iam-admin",
  message: "not authorized to perform: servicequotas:ListServiceQuotas",
  operation: "ListServiceQuotas",
  requestId: "r-1",
  httpStatus: 400,
  at: NOW,
  attempt: NOW,
};

export const aQuota = (
  quotaCode: string,
  quotaName: string,
  value: number | null,
): AppliedQuota => ({
  quotaCode,
  quotaName,
  value,
  adjustable: true,
  error: null,
});

const SKY = "acme.sky-9-v1:0";
export const SKY_NAME = "Cross-region model inference tokens per minute for Acme Sky 9";

export const aRegion = (region: string, facts: Partial<RegionFacts> = {}): StoredRegion => ({
  account: ACCOUNT,
  region,
  facts: {
    ...NO_REGION_FACTS,
    models: read([
      {
        modelId: SKY,
        modelName: "Sky 9",
        providerName: "Acme",
        inferenceTypes: ["INFERENCE_PROFILE"],
        inputModalities: [],
        outputModalities: [],
        lifecycle: null,
      },
    ]),
    profiles: read([
      { profileId: `eu.${SKY}`, name: null, prefix: "eu", modelId: SKY, destinations: [] },
    ]),
    quotas: read([aQuota("L-1", SKY_NAME, 100)]),
    quotaDefaults: read([aQuota("L-1", SKY_NAME, 400)]),
    quotaRequests: read<readonly QuotaRequest[]>([]),
    ...facts,
  },
  attemptedAt: NOW - 60_000,
  readAt: NOW - 60_000,
});

export const anAccount = (more: Partial<StoredAccount> = {}): StoredAccount => ({
  key: "default",
  accountId: ACCOUNT,
  name: "payments-prod",
  partition: "aws",
  facts: NO_ACCOUNT_FACTS,
  updatedAt: NOW,
  version: 1,
  ...more,
});

type World = {
  accounts?: readonly StoredAccount[];
  regions?: readonly StoredRegion[];
  access?: AccountRef["access"];
  reader?: Partial<AccountReader>;
  requirements?: readonly Requirement[];
  maskAccountIds?: boolean;
  /** Takes what is put on record. */
  onRecord?: string[];
};

/** A context over stores in memory; what a test does not give throws when it is used. */
export function aContext(world: World): Context {
  return contextOver({
    now: () => NOW,
    settings: () => ({
      regions: (world.regions ?? []).map(({ region }) => region),
      requirements: world.requirements ?? [],
      accessPortal: null,
      scanIntervalMs: 900_000,
      retentionMs: 1,
      auditRetentionMs: 1,
      maskAccountIds: world.maskAccountIds ?? false,
      grants: [],
      actions: { enabled: false, kinds: [], secondPerson: false },
      prove: { enabled: false, callsPerDay: 50 },
    }),
    accounts: () => [
      {
        ...{ key: "default", accountId: null, name: "payments-prod" },
        access: world.access ?? { by: "default" },
      },
    ],
    aws: {
      readerFor: () => unusedBut<AccountReader>("reader", world.reader ?? {}),
      listOrganization: async () => ({ status: "never" }),
      places: () => [],
    },
    stores: storesInMemory(world),
    attempts: unusedBut<Context["attempts"]>("attempts", {}),
    scans: unusedBut<Context["scans"]>("scans", {}),
    log: unusedBut<Context["log"]>("log", { info: () => undefined }),
  });
}

function storesInMemory(world: World): Context["stores"] {
  const history = unusedBut<Context["stores"]["history"]>("history", {
    latest: async () => [],
    append: async () => undefined,
  });
  const audit = unusedBut<AuditLog>("audit", {
    append: async (entry, at) => {
      const printed = printEntry(entry);
      world.onRecord?.push(printed);
      return sealed(BEFORE_ALL, { at, entry: printed }, () => "");
    },
  });
  const lineHistory = unusedBut<Context["stores"]["lineHistory"]>("lineHistory", {
    latest: async () => [],
  });
  const scans = unusedBut<Context["stores"]["scans"]>("scans", {
    lastComplete: async () => null,
  });
  const jobs = unusedBut<Context["stores"]["jobs"]>("jobs", { list: async () => [] });
  const inside = { facts: factsInMemory(world), history, lineHistory, scans, jobs };
  const within = unusedBut<StoresInTransaction>("stores", { ...inside, audit });
  const stores = unusedBut<Context["stores"]>("stores", {
    ...inside,
    proofs: unusedBut<Context["stores"]["proofs"]>("proofs", { since: async () => [] }),
    transaction: (run) => run(within),
  });
  return stores;
}

function factsInMemory({ accounts = [anAccount()], regions = [] }: World): FactsStore {
  const byRegion = new Map(regions.map((row) => [row.region, row]));
  return unusedBut<FactsStore>("facts", {
    version: async () => "v1",
    accounts: async () => accounts,
    regions: async (account) => [...byRegion.values()].filter((row) => row.account === account),
    region: async (_account, region) => byRegion.get(region) ?? null,
    regionVersions: async () =>
      [...byRegion.values()].map(({ account, region }) => ({ account, region, version: 1 })),
    mergeRegion: async (next) => {
      const before = byRegion.get(next.region);
      const facts = before ? mergeRegionFacts(before.facts, next.facts) : next.facts;
      const merged = { ...next, facts };
      byRegion.set(next.region, merged);
      return merged;
    },
  });
}

function unusedBut<T extends object>(name: string, given: Partial<T>): T {
  return new Proxy(given, {
    get(target, property) {
      if (property in target) return Reflect.get(target, property);
      throw new Error(`${name}.${String(property)} is not part of this test`);
    },
  }) as T;
}
