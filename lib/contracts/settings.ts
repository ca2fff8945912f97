import type { ConfigurationStanding } from "@/lib/domain/configuration";
import { SCAN_OUTCOMES } from "@/lib/domain/schedule/next-scan-at";
import { amountOrNull, list, partition, text, textOrNull, time, timeOrNull } from "./parts";
import * as z from "./schema";

const Configuration: z.Schema<ConfigurationStanding> = z.object({
  file: text,
  takenAt: timeOrNull,
  refused: z.nullable(
    z.object({
      changedAt: timeOrNull,
      problems: list(z.object({ line: z.nullable(z.number()), text })),
    }),
  ),
});

/** `outcome` null: it runs, or its process ended first. `scope`: `all`, or what it was limited to. */
const Scan = z.object({
  scanId: text,
  startedAt: time,
  finishedAt: timeOrNull,
  outcome: z.nullable(z.enum(SCAN_OUTCOMES)),
  runs: z.boolean(),
  scope: text,
  trigger: z.enum(["start", "schedule", "action", "command"]),
  calls: amountOrNull,
  throttled: amountOrNull,
});
export type SettingsScan = z.output<typeof Scan>;

/** A notice that was tried; `problem` null: it was taken, unless it still waits for its answer. */
const Sent = z.object({
  id: text,
  at: time,
  about: text,
  state: z.enum(["waiting", "done", "given-up"]),
  problem: textOrNull,
});
export type SentNotice = z.output<typeof Sent>;

/** `GET /api/settings`: what the dashboard runs with, where it came from, and whether it took effect. Nothing of it is secret. */
export const SettingsView = z.object({
  serverNow: time,
  version: text,
  buildId: text,
  startedAt: time,
  logLevel: text,
  configuration: Configuration,
  /** What the version in use says, or the defaults. `regions` null: every Region an account has. */
  inUse: z.object({
    namesAccounts: z.boolean(),
    accounts: z.number(),
    requirements: z.number(),
    regions: amountOrNull,
    intervalMs: z.number(),
    intervalGiven: z.boolean(),
    retentionMs: z.number(),
    maskAccountIds: z.boolean(),
    accessPortal: z.boolean(),
    /** Whether AWS may be asked for principals' own rights. */
    principals: z.boolean(),
    /** Whether CloudWatch is asked what was called. */
    usage: z.boolean(),
    /** How many kinds of acts may be done, 0: none; and in how many accounts there is a role for it. */
    acts: z.object({ kinds: z.number(), accounts: z.number(), secondPerson: z.boolean() }),
  }),
  /** AWS's public feeds: `host` null: they are not asked; `answeredAt` null: none has answered yet. */
  awsHealth: z.object({
    host: textOrNull,
    answeredAt: timeOrNull,
    failed: z.nullable(z.object({ at: time, problem: text })),
  }),
  store: z.object({
    engine: z.enum(["sqlite", "postgres"]),
    where: text,
    bytes: amountOrNull,
    problem: textOrNull,
  }),
  /** Newest first. */
  scans: list(Scan),
  /** Null: none is configured. `signed`: by a secret from a file; the secret and the path of the address are told to nobody. */
  webhook: z.nullable(
    z.object({ host: text, signed: z.boolean(), waiting: z.number(), sent: list(Sent) }),
  ),
  /** The account of the default credentials, which assume the roles of the others; null: not known. */
  ownAccount: z.nullable(z.object({ accountId: text, partition })),
});
export type SettingsView = z.output<typeof SettingsView>;
