import type { Log } from "@/lib/services/ports";

export const QUIET: Log = { info() {}, warn() {}, error() {} };
