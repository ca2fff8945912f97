import type { ConfigurationStanding } from "@/lib/domain/configuration";
import type { EpochMs } from "@/lib/domain/time";

/** Where notices go. The address itself may hold a secret, so only its host is told. */
export type WebhookPlace = { host: string; signed: boolean };

/** What a process was started with, beside its settings. Holds no secret. */
export type Installation = {
  version: string;
  /** Changes with every build. */
  buildId: string;
  startedAt: EpochMs;
  logLevel: string;
  /** `worker`: it shows no pages. `web`: others scan, poll and tell. */
  role: "all" | "web" | "worker";
  /** Whether SCAN_INTERVAL was given; else the default holds. */
  intervalGiven: boolean;
  publicUrl: string | null;
  configuration(): ConfigurationStanding;
  /** The address under which AWS's public feeds are asked; null: they are not. */
  healthFeed: string | null;
  webhook(): WebhookPlace | null;
};
