import type { RetryRule } from "@/lib/domain/retry-rule";

type Retry = { rule: RetryRule; afterMinutes: number | null };

export const NEVER: Retry = { rule: "never", afterMinutes: null };
export const BACKOFF: Retry = { rule: "backoff", afterMinutes: null };
export const AFTER_FIX: Retry = { rule: "after-fix", afterMinutes: null };
export const afterFix = (afterMinutes: number): Retry => ({ rule: "after-fix", afterMinutes });
export const wait = (afterMinutes: number): Retry => ({ rule: "wait", afterMinutes });
