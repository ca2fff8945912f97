import type { AccountSpec, RegionSpec } from "@/lib/stand-in/world/types";
import { DEFAULT_REGIONS } from "./regions";

const DAY_MS = 86_400_000;

export const ROLE_NAME = "BedrockReadinessRead";
/** The role that tries calls. */
export const PROVE_ROLE_NAME = "BedrockReadinessProve";

/** An account in which everything works; worlds say what differs. */
export function workingAccount(
  base: Pick<AccountSpec, "id" | "name"> & Partial<AccountSpec>,
): AccountSpec {
  return {
    keys: [],
    roles: [],
    regions: defaultRegions(),
    form: { default: "present", optIn: {} },
    quotaChanges: [],
    quotaRequests: [],
    provisioned: [],
    dataRetention: { mode: "aws_review", byRegion: {} },
    ...base,
    access: [
      { agreement: { kind: "available", acceptedAgoMs: 90 * DAY_MS } },
      ...(base.access ?? []),
    ],
  };
}

export function defaultRegions(): RegionSpec[] {
  return DEFAULT_REGIONS.map((name) => ({ name, status: "ENABLED_BY_DEFAULT" }));
}
