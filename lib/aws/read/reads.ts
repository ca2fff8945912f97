import type { CallEnv } from "@/lib/aws/connect/call";
import type { Clients } from "@/lib/aws/connect/clients";
import type { PageMemory } from "./paged-list";

/** What every adapter needs: how calls are made, by which clients, and what is known of lists that broke off. */
export type Reads = { env: CallEnv; clients: Clients; memory: PageMemory };
export type At = { region: string; signal: AbortSignal };
