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
  /** Whether AWS may be asked for principals' own rights; absent: it may not. */
  checkPrincipals?: boolean;
  /** Who is let in, and as what; without sign-in nobody is asked. */
  grants: readonly Grant[];
};
