import type { Partition } from "@/lib/domain/region";
import type { EpochMs } from "@/lib/domain/time";
import type { CellQuota } from "@/lib/domain/view/cell";
import type { FaultView } from "@/lib/domain/view/matrix";
import type { QuotaMissing } from "./rows";
import type { QuotaTie } from "./types";

/** One of the three lists of Service Quotas: when it was last answered, and why the last call failed. */
export type QuotaListView = {
  status: "never" | "read" | "failed";
  readAt: EpochMs | null;
  fault: FaultView | null;
};

export type QuotaLists = {
  applied: QuotaListView;
  defaults: QuotaListView;
  requests: QuotaListView;
};

export type QuotaRegionView = QuotaLists & {
  region: string;
  city: string;
  /** Quotas that are known to be 0; null while applied values were not read. */
  zeros: number | null;
};

/** One quota in one region. `required` is what requirements ask of it, in its own unit. */
export type QuotaLine = CellQuota & {
  region: string;
  modelId: string | null;
  modelName: string | null;
  untied: QuotaTie["untied"];
  about: QuotaTie["about"];
  lastApplied: number | null;
  missing: QuotaMissing | null;
  required: number | null;
};

export type QuotaAccountView = {
  key: string;
  accountId: string | null;
  name: string | null;
  partition: Partition;
};

/** The quotas of one region, or of one model over all regions of an account. */
export type QuotasView = {
  serverNow: EpochMs;
  accounts: readonly QuotaAccountView[];
  account: QuotaAccountView | null;
  by: { kind: "region"; region: string } | { kind: "model"; modelId: string } | { kind: "nothing" };
  /** Every region of the account with what was read there, whichever of them `lines` show. */
  regions: readonly QuotaRegionView[];
  models: readonly { modelId: string; name: string; provider: string }[];
  lines: readonly QuotaLine[];
};
