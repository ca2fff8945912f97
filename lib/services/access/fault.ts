import type { SignInFaultCode } from "@/lib/domain/access/sign-in-fault";
import { err } from "@/lib/domain/result";
import type { EpochMs } from "@/lib/domain/time";

/** Why somebody is not signed in. `refusal`: the secret under which is kept what the page says of it. */
export type SignInFault = {
  code: SignInFaultCode;
  refusal: string | null;
  until: EpochMs | null;
  /** Where the person wanted to go, as far as it is known. */
  to: string | null;
};

export const signInFault = (code: SignInFaultCode, more: Partial<Omit<SignInFault, "code">> = {}) =>
  err<SignInFault>({ code, refusal: null, until: null, to: null, ...more });
