import type { Cause } from "./causes";
import type { Code } from "./codes";
import type { Owner } from "./owner";
import type { EpochMs } from "./time";

/** Why a call gave no answer. `message` is safe to show: caller ARNs and e-mail addresses are taken out. */
export type Fault = {
  code: Code;
  cause: Cause | null;
  owner: Owner;
  message: string;
  operation: string | null;
  requestId: string | null;
  httpStatus: number | null;
  at: EpochMs;
};
