import type { AccountFacts } from "@/lib/domain/facts/facts";
import { MINUTE_MS } from "@/lib/domain/time";
import {
  aLifecycle,
  aModel,
  anAccount,
  answering,
  aRegion,
  CLAUDE,
  CLAUDE_PRODUCT,
  NOVA,
  NOW,
  REGION,
  readAt,
  type Setting,
} from "./build-facts";

export const inState = (status: string): { account: AccountFacts } => ({
  account: anAccount({ regions: readAt([{ region: REGION, status }]) }),
});
export const missing = (over: Partial<AccountFacts> = {}) =>
  anAccount({ forms: { default: readAt("missing") }, ...over });
export const endsAt = (endOfLifeAt: number): Setting => ({
  facts: aRegion({ models: readAt([aModel(CLAUDE, { lifecycle: aLifecycle({ endOfLifeAt }) })]) }),
});
export const pendingFor = (ms: number): Setting => ({
  facts: answering({ agreement: "PENDING", pendingSince: NOW - ms }),
});
export const listedAs = (
  inferenceTypes: readonly string[],
  over: Parameters<typeof aRegion>[0] = {},
) => ({
  facts: aRegion({
    models: readAt([aModel(CLAUDE, { inferenceTypes }), aModel(NOVA)]),
    profiles: readAt([]),
    ...over,
  }),
});
/** PENDING, with one active agreement of the model's product whose entitlement is so. */
export const entitled = (status: string, reason: string | null, acceptedAgoMs = 5 * MINUTE_MS) => ({
  account: anAccount({
    agreements: readAt([
      {
        agreementId: "agmt-1",
        status: "ACTIVE",
        acceptedAt: NOW - acceptedAgoMs,
        productIds: [CLAUDE_PRODUCT],
      },
    ]),
    entitlements: { "agmt-1": readAt([{ status, reason, productId: CLAUDE_PRODUCT }]) },
  }),
  facts: answering({ agreement: "PENDING", pendingSince: NOW - MINUTE_MS }),
});
