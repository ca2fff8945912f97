import type { AgreementScript, WorldSpec } from "@/lib/stand-in/world/types";
import { worldNamed } from "@/lib/stand-in/worlds/all";

export const REGIONS = ["us-east-1", "eu-west-1"] as const;

/** Models about which some one call alone knows something. */
export const TOLD_BY = {
  entitlement: "ai21.jamba-1-5-mini-v1:0",
  acceptance: "ai21.jamba-1-5-large-v1:0",
  form: "anthropic.claude-3-haiku-20240307-v1:0",
  zeroQuota: "amazon.nova-micro-v1:0",
  lowQuota: "amazon.nova-lite-v1:0",
  provisioned: "amazon.nova-canvas-v1:0",
  dataRetention: "anthropic.claude-fable-5",
} as const;

const MINUTE_MS = 60_000;
const NOT_ACCEPTED: AgreementScript = { kind: "none" };

/** all-ready, with one fact more for each action that all-ready has nothing to tell by. */
export function tellingWorld(): WorldSpec {
  const spec = worldNamed("all-ready");
  const [account, ...others] = spec.accounts;
  if (!account) throw new Error("all-ready has no account");
  const pending = (acceptedAgoMs: number, failed: boolean): AgreementScript => ({
    kind: "pending",
    acceptedAgoMs,
    ends: failed
      ? { how: "entitlement-fails", inMs: 0, reason: "INVALID_PAYMENT_INSTRUMENT" }
      : { how: "never" },
  });
  return {
    ...spec,
    name: "telling",
    accounts: [
      {
        ...account,
        form: { default: "missing", optIn: {} },
        access: [
          ...account.access,
          { models: [TOLD_BY.entitlement], agreement: pending(5 * MINUTE_MS, true) },
          { models: [TOLD_BY.acceptance], agreement: pending(40 * MINUTE_MS, false) },
          { models: [TOLD_BY.form], agreement: NOT_ACCEPTED },
        ],
        dataRetention: { mode: "default", byRegion: {} },
        quotaChanges: [quotas(spec, TOLD_BY.zeroQuota, 0), quotas(spec, TOLD_BY.lowQuota, 1)],
        provisioned: [
          {
            region: "us-east-1",
            name: "canvas",
            modelId: TOLD_BY.provisioned,
            units: 1,
            status: "InService",
          },
        ],
      },
      ...others,
    ],
  };
}

/** Every tokens-per-minute quota of a model at one value. */
function quotas(spec: WorldSpec, modelId: string, value: number) {
  const name = spec.catalogue.models.find(({ id }) => id === modelId)?.name ?? "";
  const names = spec.quotas.flatMap((quota) =>
    /tokens per minute/i.test(quota.name) && quota.name.endsWith(name) ? [quota.name] : [],
  );
  if (names.length === 0) throw new Error(`no quota of ${modelId}`);
  return { names, applied: { kind: "value", value } } as const;
}
