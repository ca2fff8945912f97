import { watchId } from "@/lib/domain/agreement/watch";
import { EVERYTHING } from "@/lib/domain/scan-scope";
import type { ColumnStore } from "@/lib/services/ports/columns";
import type { JobStore } from "@/lib/services/ports/jobs";
import type {
  DataStores,
  DeliveryStore,
  ScanRow,
  ScanStore,
  Stores,
  WatchStore,
} from "@/lib/services/ports/stores";
import { readScope } from "@/lib/services/scans/scope-text";
import { actsFor } from "./acts";
import { auditFor } from "./audit";
import { type DocsView, docsFor } from "./docs";
import { factsFor } from "./facts";
import { historyFor, type KnownModels } from "./history";
import { lineHistoryFor } from "./line-history";
import { notTheirs } from "./not-theirs";
import { NO_PEOPLE } from "./people";
import { proofsFor } from "./proofs";
import type { Reached } from "./reached";
import { scopeFor } from "./scope";

type StoreView = DocsView & {
  /** The same out of what was read before: within a transaction nothing else may be read. */
  modelsBefore: KnownModels;
};

/** The stores as a caller may read them: as if there were no other accounts. */
export const storesFor = (stores: Stores, view: StoreView): Stores => ({
  ...partsFor(stores, view),
  audit: auditFor(stores.audit, view),
  transaction: (run) => {
    const within = { ...view, models: view.modelsBefore };
    return stores.transaction((inside) => {
      const { append } = inside.audit;
      const audit = { ...auditFor(inside.audit, view), append, shorten: notTheirs };
      return run({ ...partsFor(inside, within), audit });
    });
  },
  // How large it is counts what is not theirs.
  about: async () => ({ ...(await stores.about()), bytes: null }),
  copyTo: notTheirs,
  health: stores.health,
  lastHealth: stores.lastHealth,
  close: notTheirs,
});

const partsFor = (stores: DataStores, view: DocsView): DataStores => ({
  facts: factsFor(stores.facts, view.reached, view.clean),
  columns: NO_COLUMNS,
  history: historyFor(stores.history, view.reached, view.models),
  lineHistory: lineHistoryFor(stores.lineHistory, view),
  scans: scansFor(stores.scans, view.reached),
  watches: watchesFor(stores.watches, view),
  deliveries: deliveriesFor(stores.deliveries, view.reached),
  docs: docsFor(stores.docs, view),
  acts: actsFor(stores.acts, view),
  proofs: proofsFor(stores.proofs, view),
  ...NO_PEOPLE,
  attempts: stores.attempts,
  pace: { load: notTheirs, save: notTheirs },
  jobs: NO_JOBS,
});

/** They are judged beside every account: whoever reaches fewer may see less. */
const NO_COLUMNS: ColumnStore = {
  of: async () => [],
  parts: async () => [],
  put: notTheirs,
};

const NO_JOBS: JobStore = {
  put: notTheirs,
  ensure: notTheirs,
  claim: notTheirs,
  renew: notTheirs,
  finish: notTheirs,
  holds: notTheirs,
  cancel: notTheirs,
  raise: notTheirs,
  list: notTheirs,
  removeRun: notTheirs,
  removeIdle: notTheirs,
  counts: notTheirs,
};

function scansFor(scans: ScanStore, reached: Reached): ScanStore {
  const shown = (row: ScanRow | null): ScanRow | null => row && scanFor(row, reached);
  return {
    lastComplete: async (now) => shown(await scans.lastComplete(now)),
    lastAttempt: async () => shown(await scans.lastAttempt()),
    recent: async (limit) => (await scans.recent(limit)).flatMap((row) => shown(row) ?? []),
    failuresInARow: () => scans.failuresInARow(),
    get: async (scanId) => shown(await scans.get(scanId)),
    completeBy: (at) => scans.completeBy(at),
    open: notTheirs,
    start: notTheirs,
    finish: notTheirs,
    prune: notTheirs,
  };
}

/** Its calls are counted over all accounts, so they are not told; one of other accounts is none. */
function scanFor(row: ScanRow, reached: Reached): ScanRow | null {
  const scope = readScope(row.scope);
  if (scope === EVERYTHING) return { ...row, stats: null };
  const own = scope && scopeFor(scope, reached);
  return own && { ...row, scope: JSON.stringify({ ...own, models: null }), stats: null };
}

/** Those of a list as they may be shown, one alone as it is kept: what is written of it stays for everybody. */
function watchesFor(watches: WatchStore, { reached, clean }: DocsView): WatchStore {
  const own = <T extends { account: string }>(rows: readonly T[]): readonly T[] =>
    rows.filter(({ account }) => reached.has(account));
  const shown = <T extends { body: string }>(row: T): T => ({ ...row, body: clean.text(row.body) });
  return {
    get: async (key) => (reached.has(key.account) ? watches.get(key) : null),
    of: async (account, modelIds) => (reached.has(account) ? watches.of(account, modelIds) : []),
    list: async (filter) => own(await watches.list(filter)).map(shown),
    accountsInFlight: async () => (await watches.accountsInFlight()).filter(reached.has),
    put: (watch, rev) => (reached.has(watch.account) ? watches.put(watch, rev) : notTheirs()),
    due: notTheirs,
    upcoming: notTheirs,
    prune: notTheirs,
  };
}

function deliveriesFor(deliveries: DeliveryStore, { refs, idOf }: Reached): DeliveryStore {
  const begins = refs.flatMap(({ key }) => [watchId(key, ""), watchId(idOf(key) ?? key, "")]);
  const isOwn = ({ id }: { id: string }) => begins.some((begin) => id.startsWith(begin));
  return {
    of: async (ids) => (await deliveries.of(ids)).filter(isOwn),
    waiting: async () => (await deliveries.waiting()).filter(isOwn),
    async lastTried(since) {
      const last = await deliveries.lastTried(since);
      return last && isOwn(last) ? last : null;
    },
    put: notTheirs,
    prune: notTheirs,
  };
}
