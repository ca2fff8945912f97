import type { Cause } from "@/lib/domain/causes";
import { CREDENTIAL_ADVICE } from "./credentials";
import { IAM_ADVICE } from "./iam";
import { NETWORK_ADVICE } from "./network";
import { QUOTA_ADVICE } from "./quota";
import { REQUEST_ADVICE } from "./request";
import type { Advice, AdviceInput, Advise } from "./said";

const ADVICE: Readonly<Partial<Record<Cause, Advise>>> = {
  ...IAM_ADVICE,
  ...CREDENTIAL_ADVICE,
  ...QUOTA_ADVICE,
  ...REQUEST_ADVICE,
  ...NETWORK_ADVICE,
};

/** Words made from what was read, for a cause; empty where the catalogue's own hold. */
export function adviceFor(cause: Cause | null, input: AdviceInput): Advice {
  return (cause && ADVICE[cause]?.(input)) || {};
}
