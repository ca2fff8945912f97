import type { AccessContext } from "@/lib/services/context";
import type { App } from "@/lib/start";

const HELD = globalThis as typeof globalThis & { bedrockReadiness?: App };

/** What it takes to know who asks, from the app of this process, without what makes that app; null before it started. */
export const heldDoor = (): AccessContext | null => HELD.bedrockReadiness?.runtime ?? null;
