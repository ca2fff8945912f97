import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStores } from "@/lib/db/open";
import {
  type Availability,
  NO_REGION_FACTS,
  type Reading,
  type RegionFacts,
} from "@/lib/domain/facts/facts";
import type { Fault } from "@/lib/domain/facts/fault";
import type { Requirement } from "@/lib/domain/requirement/types";
import type { Context } from "@/lib/services/context";
import type { Log } from "@/lib/services/ports/log";
import type { AccountRef } from "@/lib/services/ports/read-aws";
import type { Stores } from "@/lib/services/ports/stores";
import { aContext } from "@/tests/support/a-context";
import { INSIDE } from "@/tests/support/inside";
import { aRequirement } from "@/tests/unit/domain/requirement/worlds";

export const NOW = Date.UTC(2026, 10, 22, 12);
export const ACCOUNT = "111122223333";
export const SKY = "acme.sky-9-v1:0";

export const read = <T>(value: T, at = NOW - 60_000): Reading<T> => ({
  status: "read",
  value,
  source: { operation: "op", requestId: "r-0", at, attempt: at },
});

export const TIMEOUT: Fault = {
  code: "NetworkError",
  cause: "network-unreachable",
  owner: "network",
  message: "No answer in 12 s.",
  operation: "ListFoundationModels",
  requestId: null,
  httpStatus: null,
  at: NOW,
  attempt: NOW,
};

export const availability = (over: Partial<Availability> = {}): Reading<Availability> =>
  read({
    agreement: "AVAILABLE",
    agreementError: null,
    authorization: "AUTHORIZED",
    entitlement: "AVAILABLE",
    region: "AVAILABLE",
    pendingSince: null,
    ...over,
  });

/** A region that lists one model, ready by `eu` and on demand, unless told otherwise. */
export const aRegionFacts = (over: Partial<RegionFacts> = {}): RegionFacts => ({
  ...NO_REGION_FACTS,
  models: read([
    {
      modelId: SKY,
      modelName: "Sky 9",
      providerName: "Acme",
      inferenceTypes: ["ON_DEMAND", "INFERENCE_PROFILE"],
      inputModalities: [],
      outputModalities: [],
      lifecycle: null,
    },
  ]),
  profiles: read([
    {
      profileId: `eu.${SKY}`,
      name: null,
      prefix: "eu",
      modelId: SKY,
      destinations: ["eu-west-1", "eu-central-1"],
    },
  ]),
  provisioned: read([]),
  dataRetention: read({ mode: "default", updatedAt: null }),
  availability: { [SKY]: availability() },
  quotas: read([]),
  quotaDefaults: read([]),
  quotaRequests: read([]),
  ...over,
});

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export type ReviewContext = Context;

const ENTRY: AccountRef = {
  key: "default",
  accountId: null,
  name: null,
  access: { by: "default" },
};

type Given = {
  regions: Readonly<Record<string, RegionFacts>>;
  /** By ListRegions; enabled unless told otherwise. */
  status?: Readonly<Record<string, string>>;
  requirements?: readonly Requirement[];
  /** Regions of the configuration; all of the account's unless told otherwise. */
  configured?: readonly string[] | null;
};

/** A context over a real store in a folder of its own. */
export async function aStore({ regions, status = {}, requirements, configured }: Given) {
  const dataDir = mkdtempSync(path.join(tmpdir(), "readiness-reviews-"));
  const opened = await openStores({
    databaseUrl: null,
    dataDir,
    log: SILENT,
    inside: INSIDE,
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const stores = opened.value;
  const names = [...new Set([...Object.keys(regions), ...Object.keys(status)])];
  await keepAccount(stores, names, status);
  for (const [region, facts] of Object.entries(regions)) await keep(stores, region, facts);
  const ctx = aContext({
    now: () => NOW,
    settings: () => ({
      regions: configured === undefined ? names : configured,
      requirements: requirements ?? [aRequirement({ models: [SKY], regions: ["eu-west-1"] })],
      accessPortal: null,
      scanIntervalMs: 900_000,
      retentionMs: 1,
      auditRetentionMs: 1,
      maskAccountIds: false,
      grants: [],
      actions: { enabled: false, kinds: [], secondPerson: false },
      prove: { enabled: false, callsPerDay: 50 },
    }),
    accounts: () => [ENTRY],
    stores,
    log: SILENT,
  });
  const close = async () => {
    await stores.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ctx, close };
}

async function keepAccount(
  stores: Stores,
  names: readonly string[],
  status: Readonly<Record<string, string>>,
): Promise<void> {
  await stores.facts.mergeAccount({
    key: "default",
    name: "payments-prod",
    patch: {
      accountId: ACCOUNT,
      facts: {
        identity: read({ accountId: ACCOUNT, partition: "aws" }),
        regions: read(
          names.map((region) => ({ region, status: status[region] ?? "ENABLED_BY_DEFAULT" })),
        ),
        agreements: read([]),
      },
    },
    updatedAt: NOW,
  });
}

/** What a scan writes of one region. */
export async function keep(stores: Stores, region: string, facts: RegionFacts): Promise<void> {
  await stores.facts.mergeRegion({
    account: ACCOUNT,
    region,
    facts,
    attemptedAt: NOW - 60_000,
    readAt: NOW - 60_000,
  });
}
