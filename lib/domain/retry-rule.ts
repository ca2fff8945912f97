/** Whether and when another try of a refused call may pass. */
export const RETRY_RULES = ["wait", "after-fix", "never", "backoff"] as const;
export type RetryRule = (typeof RETRY_RULES)[number];
