import type { Cause } from "@/lib/domain/causes";
import type { Code } from "@/lib/domain/codes";
import { badKey, CREDENTIAL_ADVICE } from "./credentials";
import { IAM_ADVICE } from "./iam";
import { NETWORK_ADVICE } from "./network";
import { QUOTA_ADVICE } from "./quota";
import { REQUEST_ADVICE } from "./request";
import { ROLE_ADVICE } from "./roles";
import type { Advice, AdviceInput, Advise } from "./said";

const ADVICE: Readonly<Partial<Record<Cause, Advise>>> = {
  ...IAM_ADVICE,
  ...ROLE_ADVICE,
  ...CREDENTIAL_ADVICE,
  ...QUOTA_ADVICE,
  ...REQUEST_ADVICE,
  ...NETWORK_ADVICE,
};

const OF_CODE: Readonly<Partial<Record<Code, Advise>>> = { InvalidClientTokenId: badKey };

type CodeAndCause = { code: Code; cause: Cause | null };

/** Words made from what was read, for a cause or else a code; empty where the catalogue's own hold. */
export function adviceFor({ code, cause }: CodeAndCause, input: AdviceInput): Advice {
  return (cause ? ADVICE[cause] : OF_CODE[code])?.(input) ?? {};
}
