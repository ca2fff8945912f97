import type { CellQuota } from "../view/cell";
import type { QuotaRow } from "./rows";

/** A quota as a cell's sheet shows it. */
export function toCellQuota(row: QuotaRow): CellQuota {
  return {
    quotaCode: row.quotaCode,
    quotaName: row.quotaName,
    scope: row.scope,
    unit: row.unit,
    variant: row.variant,
    applied: row.applied,
    defaultValue: row.default,
    adjustable: row.adjustable,
    error: row.error,
    requests: row.requests.map(({ desiredValue, status, createdAt }) => ({
      desiredValue,
      status,
      createdAt,
    })),
  };
}
