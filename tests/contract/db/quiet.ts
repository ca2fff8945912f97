import type { Log } from "@/lib/services/ports/log";

export const QUIET: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
