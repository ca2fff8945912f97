import { SESSION_ENDS } from "./session-life";

/** Why a request is nobody's. */
export const NOBODY_WHYS = [
  ...SESSION_ENDS,
  "nothing-brought",
  "no-such-session",
  "token-refused",
  "token-expired",
  "token-not-here",
  "no-grant",
  "assertion-refused",
  "assertion-down",
  "too-many-tries",
] as const;
export type NobodyWhy = (typeof NOBODY_WHYS)[number];
