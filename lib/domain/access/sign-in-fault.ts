/** Why somebody is not signed in, each with words of its own. */
export const SIGN_IN_FAULTS = [
  "provider-down",
  "provider-refused",
  "dashboard-refused",
  "answer-refused",
  "too-many-groups",
  /** It was begun elsewhere, took too long, or came a second time. */
  "not-begun-here",
  "too-many-tries",
  "no-grant",
  "link-unknown",
  "link-used",
  "link-expired",
] as const;
export type SignInFaultCode = (typeof SIGN_IN_FAULTS)[number];
