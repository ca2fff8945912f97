import type { QuotaLine, QuotaRegion } from "@/lib/domain/quota/lines";
import { cellQuotaShape, useStanding } from "./cell-parts";
import {
  amountOrNull,
  faultOrNull,
  list,
  partition,
  text,
  textOrNull,
  time,
  timeOrNull,
} from "./parts";
import * as z from "./schema";

const QuotaAccount = z.object({ key: text, accountId: textOrNull, name: textOrNull, partition });
export type QuotaAccount = z.output<typeof QuotaAccount>;

const ListReading = z.object({
  status: z.enum(["never", "read", "failed"]),
  readAt: timeOrNull,
  fault: faultOrNull,
});

const Region: z.Schema<QuotaRegion> = z.object({
  region: text,
  city: text,
  zeros: amountOrNull,
  short: amountOrNull,
  required: z.boolean(),
  applied: ListReading,
  defaults: ListReading,
  requests: ListReading,
  use: z.exactOptional(useStanding),
});

const Line: z.Schema<QuotaLine> = z.object({
  ...cellQuotaShape,
  region: text,
  modelId: textOrNull,
  modelName: textOrNull,
  about: textOrNull,
  untied: z.nullable(z.enum(["not-a-model-quota", "other-kind", "no-model", "ambiguous"])),
  lastApplied: amountOrNull,
  missing: z.nullable(z.enum(["not-read", "no-value", "not-listed"])),
  required: amountOrNull,
});

/** `GET /api/quotas`: the quotas of one region, or of one model over all regions of an account. */
export const QuotasView = z.object({
  serverNow: time,
  accounts: list(QuotaAccount),
  account: z.nullable(QuotaAccount),
  by: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("region"), region: text }),
    z.object({ kind: z.literal("model"), modelId: text }),
    z.object({ kind: z.literal("nothing") }),
  ]),
  /** Every region of the account with what was read there, whichever of them `lines` show. */
  regions: list(Region),
  models: list(z.object({ modelId: text, name: text, provider: text })),
  lines: list(Line),
  /** What reading the use costs: metrics that CloudWatch is asked for each time, and dollars a month where it is hourly. */
  use: z.object({ on: z.boolean(), metrics: z.number(), monthlyUsd: z.number() }),
});
export type QuotasView = z.output<typeof QuotasView>;
