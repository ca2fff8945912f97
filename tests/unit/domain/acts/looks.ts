import type { Act } from "@/lib/domain/acts/act";
import type { Sight } from "@/lib/domain/acts/look";
import { advance } from "@/lib/domain/acts/machine";
import { DAY_MS } from "@/lib/domain/time";
import { T0 } from "@/tests/support/acts/samples";

export const SENT = T0 + 3_000;
export const TAKEN = T0 + 4_000;

export const agreement = (says: string): Sight => ({
  kind: "accept-agreement",
  agreement: says,
  error: says === "ERROR" ? "Payment" : null,
});
export const region = (status: string): Sight => ({ kind: "enable-region", status });
export const form = (says: "present" | "missing"): Sight => ({
  kind: "submit-use-case-form",
  form: says,
});
export const request = (status: string, changes: object = {}) => ({
  id: "new-1",
  quotaCode: "L-1111AAAA",
  desiredValue: 600_000,
  status,
  createdAt: SENT + 100,
  updatedAt: TAKEN,
  ...changes,
});
export const quota = (
  applied: number | null,
  ...requests: ReturnType<typeof request>[]
): Sight => ({
  kind: "request-quota-increase",
  applied,
  default: 300_000,
  requests,
});
export const OLD = request("DENIED", { id: "old-1", createdAt: T0 - DAY_MS });

export type Looks = readonly (readonly [number, Sight | null])[];
export const lookedAfter = (act: Act, looks: Looks): Act =>
  looks.reduce(
    (so, [at, sight]) => advance(so, { type: "looked", look: { at: T0 + at, sight } }),
    act,
  );
export const endOf = ({ step }: Act) =>
  "why" in step && step.state !== "unknown" ? `${step.state} ${step.why.code}` : step.state;

export const day = (days: number) => 4_000 + days * DAY_MS;
