import { openStores } from "@/lib/db/open";
import { createLog } from "@/lib/log";
import type { Stores } from "@/lib/services/ports/stores";
import type { CallCount } from "@/lib/stand-in/calls";
import { type Dashboard, startDashboard } from "@/tests/bench/dashboard";
import { type Figure, type Measured, seconds } from "@/tests/bench/figure";
import { configurationOf, type Remote, startRemote } from "@/tests/bench/process";
import { WAITING } from "@/tests/bench/worlds";
import { scannedJustNow } from "@/tests/contract/jobs/fleet";
import { until } from "@/tests/contract/watch/life";
import { aDatabase } from "@/tests/support/a-database";
import { startPostgres } from "@/tests/support/postgres";

/** A page of quotas takes as long, so that a Region is nearly a minute of waiting and processors have little to do. */
const PAGE_MS = 7_000;
const SOONER_PAGE_MS = 2_000;
/** A process reads 400 Regions at once: these all fit into one. */
const FEW_REGIONS = 8;
const TIMES = 1.8;
const START_MS = 120_000;
const SCAN_MS = 900_000;
const LISTS = "ListFoundationModels";
const PAGES = ["ListServiceQuotas", "ListAWSDefaultServiceQuotas"];

type Fleet = { regions: readonly string[]; pageMs: number };
type Ran = {
  ms: number;
  /** Regions whose models or quotas were not read. */
  notRead: number;
  /** Regions that were listed another number of times than once. */
  notOnce: number;
  calls: readonly CallCount[];
};

const HELD: Fleet = { regions: WAITING.regions, pageMs: PAGE_MS };
const FEW: Fleet = { regions: WAITING.regions.slice(0, FEW_REGIONS), pageMs: SOONER_PAGE_MS };

async function ended(stores: Stores): Promise<number> {
  const scan = await until("the end of the scan", {
    look: async () => (await stores.scans.recent(1))[0],
    holds: (row) => row?.trigger === "action" && row.outcome === "complete",
    withinMs: SCAN_MS,
  });
  return (scan?.finishedAt ?? 0) - (scan?.startedAt ?? 0);
}

async function notRead({ facts }: Stores, { regions }: Fleet): Promise<number> {
  let read = 0;
  for (const account of WAITING.accounts)
    for (const { facts: of } of await facts.regions(account)) {
      const cells = Object.values(of.availability).filter(({ status }) => status === "read");
      if (cells.length === WAITING.models.length && of.quotas.status === "read") read += 1;
    }
  return WAITING.accounts.length * regions.length - read;
}

function notOnce(calls: readonly CallCount[], { regions }: Fleet): number {
  const once = calls.filter(({ operation, calls: count }) => operation === LISTS && count === 1);
  return WAITING.accounts.length * regions.length - once.length;
}

/** One scan of the fleet by so many built servers on a new database, begun as the page's button does. */
async function scanBy(
  count: number,
  { remote, adminUrl, fleet }: { remote: Remote; adminUrl: string; fleet: Fleet },
): Promise<Ran> {
  await remote.control("faults", {
    clear: true,
    add: [{ when: { operation: PAGES }, fault: { kind: "slow", ms: fleet.pageMs } }],
  });
  const databaseUrl = await aDatabase(adminUrl);
  const opened = await openStores({ databaseUrl, dataDir: "", log: createLog("silent") });
  if (!opened.ok) throw new Error(opened.error.message);
  const stores = opened.value;
  const dashboards: Dashboard[] = [];
  try {
    await scannedJustNow(stores);
    const configuration = `${configurationOf(WAITING.accounts)}regions: [${fleet.regions.join(", ")}]\n`;
    const env = { DATABASE_URL: databaseUrl, SCAN_INTERVAL: "24h" };
    for (let index = 0; index < count; index += 1)
      dashboards.push(await startDashboard(remote, configuration, { env }));
    await until("every replica at work", {
      look: () => stores.jobs.counts(),
      holds: (counts) => counts.some(({ kind, held }) => kind === "worker" && held === count),
      withinMs: START_MS,
    });
    await remote.clearCalls();
    await dashboards[0]?.scan();
    const ms = await ended(stores);
    const calls = await remote.calls();
    return { ms, notRead: await notRead(stores, fleet), notOnce: notOnce(calls, fleet), calls };
  } finally {
    for (const dashboard of dashboards) await dashboard.close();
    await stores.close();
  }
}

/** Of each operation whose limit AWS documents, the most within one second in any account and Region. */
function mostASecond(runs: readonly Ran[]): string {
  const most = new Map<string, number>();
  for (const { operation, service, mostASecond: count } of runs.flatMap(({ calls }) => calls))
    if (service !== "bedrock" && service !== "sts")
      most.set(operation, Math.max(most.get(operation) ?? 0, count));
  return [...most].map(([operation, count]) => `${operation} ${count}`).join(", ");
}

const refused = ({ calls }: Ran): number =>
  calls.reduce((total, { throttled }) => total + throttled, 0);

const sum = (runs: readonly Ran[], of: (run: Ran) => number): number =>
  runs.reduce((total, run) => total + of(run), 0);

function rowsOf(held: readonly Ran[], few: readonly Ran[]): readonly Measured[] {
  const runs = [...held, ...few];
  const [one = 0, two = 1] = held.map(({ ms }) => ms);
  const zero = (what: string, count: number) => ({
    ...{ what, measured: String(count), budget: "0", ok: count === 0 },
  });
  const times = (of: readonly Ran[]) =>
    of.map(({ ms }) => `${((of[0]?.ms ?? 0) / ms).toFixed(2)}`).join(", ");
  return [
    {
      what: `scan of 40 accounts x ${HELD.regions.length} Regions of ${seconds(PAGE_MS)} a page by one, two, three replicas`,
      measured: held.map(({ ms }) => seconds(ms)).join(", "),
      budget: "",
      ok: null,
    },
    {
      what: "… times as fast as one, which reads 400 Regions at once",
      measured: times(held),
      budget: `two >= ${TIMES}`,
      ok: one / two >= TIMES,
    },
    {
      what: `the same of ${FEW_REGIONS} Regions, ${seconds(SOONER_PAGE_MS)} a page, which one reads at once`,
      measured: `${few.map(({ ms }) => seconds(ms)).join(", ")}; ${times(few)} times`,
      budget: "",
      ok: null,
    },
    zero("… calls over a documented limit, all replicas together", sum(runs, refused)),
    {
      what: "… most calls within a second, of an account and Region",
      measured: mostASecond(runs),
      budget: "",
      ok: null,
    },
    zero(
      "… Regions not scanned exactly once",
      sum(runs, (run) => run.notOnce),
    ),
    zero(
      "… Regions not read",
      sum(runs, (run) => run.notRead),
    ),
  ];
}

/** One, two and three replicas on one PostgreSQL, where waiting decides and no processor does. */
export const replicas: Figure = {
  name: "replicas",
  async measure(): Promise<readonly Measured[]> {
    const postgres = await startPostgres();
    if (postgres.state === "absent")
      return [{ what: "replicas", measured: `not run: ${postgres.reason}`, budget: "", ok: null }];
    const remote = await startRemote({ world: "waiting" });
    try {
      const by = (count: number, fleet: Fleet) =>
        scanBy(count, { remote, adminUrl: postgres.url, fleet });
      const held = [await by(1, HELD), await by(2, HELD), await by(3, HELD)];
      const few = [await by(1, FEW), await by(2, FEW)];
      return rowsOf(held, few);
    } finally {
      await remote.close();
      await postgres.stop();
    }
  },
};
