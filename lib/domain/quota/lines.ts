import type { ShownFault } from "@/lib/domain/facts/fault";
import type { EpochMs } from "@/lib/domain/time";
import type { UseStanding } from "@/lib/domain/usage/standing";
import type { CellQuota } from "./cell-quota";
import type { QuotaMissing } from "./rows";
import type { QuotaTie } from "./types";

/** One of the three lists of Service Quotas: when it was last answered, and why the last call failed. */
export type QuotaListReading = {
  status: "never" | "read" | "failed";
  readAt: EpochMs | null;
  fault: ShownFault | null;
};

export type QuotaLists = {
  applied: QuotaListReading;
  defaults: QuotaListReading;
  requests: QuotaListReading;
};

export type QuotaRegion = QuotaLists & {
  region: string;
  city: string;
  /** Quotas of models that are known to be 0; null while applied values were not read. */
  zeros: number | null;
  /** Quotas under what requirements ask of them; null while applied values were not read. */
  short: number | null;
  /** Some requirement names it. */
  required: boolean;
  /** How its use was read; absent where that is off. */
  use?: UseStanding;
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
