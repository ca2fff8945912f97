import type { Grant } from "./access/grants";
import type { Requirement } from "./requirement/types";

/** How the product was set up: `readiness.yaml` and the environment, parsed. Holds no secret. */
export type Settings = {
  /** Null: every region the account has. */
  regions: readonly string[] | null;
  requirements: readonly Requirement[];
  accessPortal: { startUrl: string; role: string } | null;
  scanIntervalMs: number;
  retentionMs: number;
  /** How long rows of the record are kept. */
  auditRetentionMs: number;
  maskAccountIds: boolean;
  /** Metrics have a series for each account, under its id; absent: none has. */
  metricsByAccount?: boolean;
  /** Who is let in, and as what; without sign-in nobody is asked. */
  grants: readonly Grant[];
};
