import { linkTo } from "@/lib/domain/links/link";
import type { LinkTarget } from "@/lib/domain/links/target";
import type { CellQuota } from "@/lib/domain/view/cell";
import type { QuotaRow } from "./rows";

type Place = Pick<LinkTarget, "partition" | "region" | "accountId" | "portal">;

/** A quota as a cell's sheet shows it, with the way to its own page. */
export function toCellQuota(row: QuotaRow, place: Place): CellQuota {
  return {
    quotaCode: row.quotaCode,
    quotaName: row.quotaName,
    scope: row.scope,
    unit: row.unit,
    measure: row.measure,
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
    href: linkTo("serviceQuotas", { ...place, modelId: row.modelId, quotaCode: row.quotaCode })
      .href,
  };
}
