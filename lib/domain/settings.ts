import type { Grant } from "./access/grants";
import type { ActKind } from "./acts/kinds";
import type { Requirement } from "./requirement/types";

/** What may be done to AWS by a person who confirms it. `secondPerson`: another than the one who looked at it first. */
export type ActionSettings = {
  enabled: boolean;
  kinds: readonly ActKind[];
  secondPerson: boolean;
};

/** Whether calls that cost a little may be tried, and how many a day in each account. */
export type ProveSettings = { enabled: boolean; callsPerDay: number };

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
  /** Whether AWS may be asked for principals' own rights; absent: it may not. */
  checkPrincipals?: boolean;
  /** Whether CloudWatch may be asked, for money, what was called; absent: it may not. */
  usage?: boolean;
  /** Whether AWS's public feeds are asked for its own trouble; absent: they are. */
  awsHealth?: boolean;
  /** Who is let in, and as what; without sign-in nobody is asked. */
  grants: readonly Grant[];
  actions: ActionSettings;
  prove: ProveSettings;
};
