import type { Fix } from "@/lib/domain/catalogue/fix";
import type { RegionFinding } from "@/lib/domain/judge/region-findings";
import type { CellQuota } from "@/lib/domain/quota/cell-quota";
import { OTHER_MEASURES, QUOTA_SCOPES, QUOTA_UNITS } from "@/lib/domain/quota/types";
import type { OfferedRoute } from "@/lib/domain/routes";
import { SEVERITIES } from "@/lib/domain/state";
import type { QuotaUse } from "@/lib/domain/usage/of-quota";
import type { UseStanding } from "@/lib/domain/usage/standing";
import { type Finding, GATES, type GateResult } from "@/lib/domain/verdict";
import {
  amountOrNull,
  cause,
  causeOrNull,
  code,
  codeOrNull,
  faultOrNull,
  list,
  owner,
  text,
  textOrNull,
  time,
  timeOrNull,
} from "./parts";
import * as z from "./schema";

export const severity = z.enum(SEVERITIES);
export const quotaScopeOrNull = z.nullable(z.enum(QUOTA_SCOPES));
export const quotaUnit = z.enum(QUOTA_UNITS);
const quotaMeasure = z.enum([...QUOTA_UNITS, ...OTHER_MEASURES]);

const labelledLink = z.object({ label: text, href: text });
export const labelledLinkOrNull = z.nullable(labelledLink);

export const fix: z.Schema<Fix> = z.object({
  title: text,
  sentence: text,
  owner,
  takes: textOrNull,
  steps: list(
    z.object({ text, href: textOrNull, linkLabel: textOrNull, copy: z.exactOptional(text) }),
  ),
  primary: labelledLinkOrNull,
  command: textOrNull,
  docs: textOrNull,
});

export const offeredRoute: z.Schema<OfferedRoute> = z.object({
  route: text,
  profileId: textOrNull,
  destinations: list(text),
  closed: z.nullable(z.object({ code, cause, title: text })),
});

export const regionFinding: z.Schema<RegionFinding> = z.object({
  code: codeOrNull,
  cause: causeOrNull,
  severity,
  owner,
  message: text,
});

export const finding: z.Schema<Finding> = z.object({
  gate: z.enum(GATES),
  code: codeOrNull,
  cause: causeOrNull,
  severity,
  owner,
  message: text,
  call: z.exactOptional(text),
  ours: z.exactOptional(z.literal(true)),
});

export const gateResult: z.Schema<GateResult> = z.object({
  gate: z.enum(GATES),
  outcome: z.enum([
    "passed",
    "closed",
    "waiting",
    "unknown",
    "skipped",
    "not-needed",
    "not-reached",
  ]),
  raw: textOrNull,
  source: z.nullable(
    z.object({ operation: text, requestId: textOrNull, at: time, attempt: z.number() }),
  ),
});

const notTold = [
  z.object({ status: z.literal("no-data") }),
  z.object({ status: z.literal("incomplete"), why: text }),
] as const;

const quotaUse: z.Schema<QuotaUse> = z.object({
  from: time,
  to: time,
  calledBy: list(text),
  tokens: z.discriminatedUnion("status", [
    z.object({
      status: z.literal("seen"),
      value: z.object({ peak: z.number(), peakAt: time, hours: list(amountOrNull) }),
    }),
    ...notTold,
  ]),
  throttled: z.discriminatedUnion("status", [
    z.object({ status: z.literal("seen"), value: z.number() }),
    ...notTold,
  ]),
  load: z.nullable(
    z.object({ callsPerMinute: z.number(), inputTokens: z.number(), outputTokens: z.number() }),
  ),
  share: amountOrNull,
  atLeast: z.boolean(),
});

/** How the use of a Region was read. */
export const useStanding: z.Schema<UseStanding> = z.object({
  status: z.enum(["never", "read", "failed"]),
  readAt: timeOrNull,
  fault: faultOrNull,
  metricsAsked: amountOrNull,
});

/** What `CellQuota` and a line of the quotas page have in common. */
export const cellQuotaShape = {
  quotaCode: text,
  quotaName: text,
  scope: quotaScopeOrNull,
  unit: quotaUnit,
  measure: quotaMeasure,
  variant: textOrNull,
  applied: amountOrNull,
  defaultValue: amountOrNull,
  adjustable: z.nullable(z.boolean()),
  error: textOrNull,
  requests: list(z.object({ desiredValue: amountOrNull, status: text, createdAt: timeOrNull })),
  href: z.exactOptional(textOrNull),
  use: z.exactOptional(quotaUse),
};

export const cellQuota: z.Schema<CellQuota> = z.object(cellQuotaShape);
