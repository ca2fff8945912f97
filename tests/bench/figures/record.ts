import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStores } from "@/lib/db/open";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/time";
import { verifyRecord } from "@/lib/services/audit/verify";
import { type AuditFilter, EVERY_ROW } from "@/lib/services/ports/audit";
import type { Stores } from "@/lib/services/ports/stores";
import { type Figure, type Measured, medianOf, seconds } from "@/tests/bench/figure";
import { fillRecord, RECORD_END } from "@/tests/support/fill-record";
import { startPostgres } from "@/tests/support/postgres";

const ROWS = 1_000_000;
const RUNS = 15;
const PAGE = { before: null, limit: 51 };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const FILTERS: readonly [string, Partial<AuditFilter>][] = [
  ["one person of many rows", { who: ["user:person-0"] }],
  ["one person of few rows", { who: ["user:person-199"] }],
  ["a person and a thing they never did", { who: ["user:person-0"], what: ["invite.made"] }],
  ["a thing and an outcome", { what: ["export.made"], outcome: ["failed"] }],
  ["a thing that was done", { what: ["act.sent"], outcome: ["done"] }],
  ["an account and two things", { account: ["100000000007"], what: ["act.sent", "act.asked"] }],
  ["five people", { who: [0, 1, 2, 3, 4].map((index) => `user:person-${index}`) }],
  ["a request", { fits: [{ by: "requestId", is: "request-500000" }] }],
  ["the last hour", { from: RECORD_END - 60 * MINUTE_MS }],
  ["30 days of long ago", { from: RECORD_END - 360 * DAY_MS, to: RECORD_END - 330 * DAY_MS }],
  ["nobody", { who: ["user:nobody"] }],
];

/** A record of 1,000,000 rows on both stores: a page of it, its filters, and a look at the whole. */
export const record: Figure = {
  name: "record",
  async measure(): Promise<readonly Measured[]> {
    const dataDir = mkdtempSync(path.join(tmpdir(), "bedrock-readiness-record-"));
    const postgres = await startPostgres();
    try {
      const onFile = await measured("SQLite", { databaseUrl: null, dataDir });
      if (postgres.state === "absent") return [...onFile, notRun(postgres.reason)];
      return [...onFile, ...(await measured("PostgreSQL", { databaseUrl: postgres.url, dataDir }))];
    } finally {
      if (postgres.state === "running") await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

const notRun = (reason: string): Measured => ({
  what: "record on PostgreSQL",
  measured: `not run: ${reason}`,
  budget: "",
  ok: null,
});

async function measured(
  engine: string,
  place: { databaseUrl: string | null; dataDir: string },
): Promise<readonly Measured[]> {
  const opened = await openStores({ ...place, log });
  if (!opened.ok) throw new Error(opened.error.message);
  const stores = opened.value;
  try {
    await fillRecord(place, ROWS);
    const page = await slowest(
      [
        ["newest", (one) => one.audit.find(EVERY_ROW, PAGE)],
        ["in the middle", (one) => one.audit.find(EVERY_ROW, { ...PAGE, before: ROWS / 2 })],
        ["what is known", (one) => one.audit.known(500)],
      ],
      stores,
    );
    const filtered = await slowest(
      FILTERS.map(([name, filter]) => [
        name,
        async (one) => {
          await one.audit.find({ ...EVERY_ROW, ...filter }, PAGE);
          await one.audit.count({ ...EVERY_ROW, ...filter }, 1_001);
        },
      ]),
      stores,
    );
    const begun = performance.now();
    const verdict = await verifyRecord({ audit: stores.audit, now: () => RECORD_END });
    const verifiedMs = performance.now() - begun;
    const whole = verdict.state === "whole" && verdict.rows === ROWS;
    return [
      row(`${engine}, record of 1,000,000 rows: a page`, page, 100),
      row(`${engine}, a filter with its count`, filtered, 300),
      {
        what: `${engine}, a look at all rows`,
        measured: `${seconds(verifiedMs)}, ${verdict.state}`,
        budget: "<= 60 s",
        ok: whole && verifiedMs <= 60_000,
      },
    ];
  } finally {
    await stores.close();
  }
}

const row = (what: string, { name, ms }: Slowest, most: number): Measured => ({
  what,
  measured: `${ms.toFixed(0)} ms (${name})`,
  budget: `<= ${most} ms`,
  ok: ms <= most,
});

type Asked = readonly [string, (stores: Stores) => Promise<unknown>];
type Slowest = { name: string; ms: number };

/** The one whose median is the highest. */
async function slowest(asked: readonly Asked[], stores: Stores): Promise<Slowest> {
  const medians: Slowest[] = [];
  for (const [name, ask] of asked) {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const begun = performance.now();
      await ask(stores);
      times.push(performance.now() - begun);
    }
    const ms = medianOf(times);
    if (process.env.BENCH_EACH) process.stderr.write(`  ${name}: ${ms.toFixed(1)} ms\n`);
    medians.push({ name, ms });
  }
  return medians.reduce((worst, one) => (one.ms > worst.ms ? one : worst));
}
