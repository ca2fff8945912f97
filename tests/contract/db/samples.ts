import {
  type Availability,
  NO_ACCOUNT_FACTS,
  NO_REGION_FACTS,
  type Reading,
  type RegionFacts,
} from "@/lib/domain/facts/facts";
import type { HistoryRow } from "@/lib/services/ports/history";
import type {
  AccountUpdate,
  ScanRow,
  StoredAccount,
  StoredRegion,
} from "@/lib/services/ports/stores";

export const T0 = Date.UTC(2026, 0, 1);
export const ACCOUNT = "111122223333";

export const read = <T>(value: T, at: number): Reading<T> => ({
  status: "read",
  value,
  source: { operation: "Op", requestId: `request-${at}`, at, attempt: at },
});

export const failed = (at: number): Reading<never> => ({
  status: "failed",
  fault: {
    code: "ThrottlingException",
    cause: null,
    owner: "wait",
    message: "Too many requests, naïve ✓ \u0000",
    operation: "Op",
    requestId: null,
    httpStatus: 429,
    at,
    attempt: at,
  },
  last: null,
});

export const available = (agreement = "AVAILABLE"): Availability => ({
  agreement,
  agreementError: null,
  authorization: "AUTHORIZED",
  entitlement: "AVAILABLE",
  region: "AVAILABLE",
  pendingSince: null,
});

export const aRegion = (region: string, facts: Partial<RegionFacts>, at = T0): StoredRegion => ({
  account: ACCOUNT,
  region,
  facts: { ...NO_REGION_FACTS, ...facts },
  attemptedAt: at,
  readAt: at,
});

export const anAccount = (changes: Partial<StoredAccount> = {}): StoredAccount => ({
  key: "default",
  accountId: ACCOUNT,
  name: "payments-prod",
  partition: "aws",
  facts: NO_ACCOUNT_FACTS,
  updatedAt: T0,
  version: 1,
  ...changes,
});

/** The same as one visit's update of it. */
export const anUpdate = (changes: Partial<StoredAccount> = {}): AccountUpdate => {
  const { key, name, accountId, facts, updatedAt } = anAccount(changes);
  return { key, name, updatedAt, patch: { accountId, facts } };
};

export const aChange = (changes: Partial<HistoryRow> = {}): HistoryRow => ({
  account: ACCOUNT,
  region: "eu-west-1",
  modelId: "anthropic.claude-sonnet-4-6",
  at: T0,
  state: "ready",
  code: null,
  scanId: null,
  ...changes,
});

export const aScan = (changes: Partial<ScanRow> = {}): ScanRow => ({
  scanId: "scan-1",
  startedAt: T0,
  finishedAt: null,
  outcome: null,
  problem: null,
  scope: "all",
  trigger: "schedule",
  stats: null,
  ...changes,
});
