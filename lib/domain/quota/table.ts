import type { Table } from "@/lib/domain/export/table";
import { isoTime } from "@/lib/domain/words/dates";
import type { QuotaLine } from "./lines";
import { standingOf } from "./standing";

const COLUMNS = [
  "account",
  "region",
  "quota_code",
  "quota_name",
  "model_id",
  "scope",
  "variant",
  "unit",
  "applied",
  "default",
  "required",
  "adjustable",
  "standing",
  "not_known_because",
  "request_status",
  "request_desired",
  "request_created_at",
] as const;

/** Quotas as rows of a file. What is not known is an empty field beside its reason. */
export function quotaTable(lines: readonly QuotaLine[], { account }: { account: string }): Table {
  return {
    columns: COLUMNS,
    rows: lines.map((line) => {
      const request = line.requests[0];
      return [
        account,
        line.region,
        line.quotaCode,
        line.quotaName,
        line.modelId,
        line.scope,
        line.variant,
        line.unit,
        line.applied,
        line.defaultValue,
        line.required,
        line.adjustable === null ? null : String(line.adjustable),
        standingOf(line),
        line.missing && [line.missing, line.error].filter(Boolean).join(": "),
        request?.status ?? null,
        request?.desiredValue ?? null,
        isoTime(request?.createdAt ?? null),
      ];
    }),
  };
}
