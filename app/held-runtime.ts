import type { Runtime } from "@/lib/services/context";
import type { App } from "@/lib/start";

const HELD = globalThis as typeof globalThis & { bedrockReadiness?: App };

/** The runtime of this process, without what makes it: the proxy would carry all of that. Null before it started. */
export const heldRuntime = (): Runtime | null => HELD.bedrockReadiness?.runtime ?? null;
