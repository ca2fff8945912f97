import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStores } from "@/lib/db/open";
import { STATES } from "@/lib/domain/state";
import { HOUR_MS } from "@/lib/domain/time";
import type { HistoryRow } from "@/lib/services/ports/history";
import type { Stores } from "@/lib/services/ports/stores";
import { type Figure, type Measured, seconds } from "@/tests/bench/figure";
import { startPostgres } from "@/tests/support/postgres";

const ACCOUNTS = 10;
const REGIONS = 34;
const MODELS = 300;
const ROWS_A_CELL = 3;
const T0 = Date.UTC(2026, 0, 1);
const LOOKS = 5;
const ACCOUNT_MAX_MS = 150;
const ALL_MAX_MS = 1_500;

const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };
const accountOf = (index: number): string => String(111_122_223_333 + index);

/** Each cell's rows an hour or more apart, no two neighbours alike. */
function rowsOf(account: string): readonly HistoryRow[] {
  const rows: HistoryRow[] = [];
  for (let region = 0; region < REGIONS; region += 1) {
    for (let model = 0; model < MODELS; model += 1) {
      for (let step = 0; step < ROWS_A_CELL; step += 1) {
        rows.push({
          account,
          region: `region-${region}`,
          modelId: `provider-${model % 12}.model-${model}-v1:0`,
          at: T0 + (step * 24 + ((region + model) % 24)) * HOUR_MS,
          state: STATES[(model + step) % STATES.length] ?? "ready",
          code: null,
          scanId: "00000000-0000-4000-8000-000000000000",
        });
      }
    }
  }
  return rows;
}

/** The middle of several runs, in milliseconds. */
async function timed(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const began = performance.now();
    await run();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(LOOKS / 2)] ?? 0;
}

async function measureStore(name: string, stores: Stores): Promise<readonly Measured[]> {
  const accounts = Array.from({ length: ACCOUNTS }, (_, index) => accountOf(index));
  for (const account of accounts) await stores.history.append(rowsOf(account));
  const at = T0 + 36 * HOUR_MS;
  const one = await timed(() => stores.history.asOf(accountOf(3), { at }));
  const both = await timed(async () => {
    for (const account of accounts) {
      await stores.history.asOf(account, { at });
      await stores.history.asOf(account, { at: at + 24 * HOUR_MS, after: at });
    }
  });
  const row = (what: string, ms: number, max: number): Measured => ({
    what: `${what}, ${name}`,
    measured: seconds(ms),
    budget: `<= ${seconds(max)}`,
    ok: ms <= max,
  });
  return [
    row("one account of 10,200 cells as of a time", one, ACCOUNT_MAX_MS),
    row("all 102,000 cells as of a time, and what became of them", both, ALL_MAX_MS),
  ];
}

async function withStores(databaseUrl: string | null, name: string): Promise<readonly Measured[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "readiness-past-"));
  const opened = await openStores({ databaseUrl, dataDir, log: QUIET });
  if (!opened.ok) throw new Error(opened.error.message);
  try {
    return await measureStore(name, opened.value);
  } finally {
    await opened.value.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** What 102,000 cells were at a time, out of 306,000 rows of history, on both stores. */
export const past: Figure = {
  name: "past",
  async measure(): Promise<readonly Measured[]> {
    const own = await withStores(null, "SQLite");
    const server = await startPostgres();
    if (server.state === "absent") {
      const what = "a time in the past, PostgreSQL";
      return [...own, { what, measured: `not run: ${server.reason}`, budget: "", ok: null }];
    }
    try {
      return [...own, ...(await withStores(server.url, "PostgreSQL"))];
    } finally {
      await server.stop();
    }
  },
};
