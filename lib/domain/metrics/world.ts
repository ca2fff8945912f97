import { columnsOf, countedColumns, countKinds } from "@/lib/domain/grid/decode";
import type { MatrixAccount, MatrixColumn, MatrixSnapshot } from "@/lib/domain/grid/snapshot";
import { STATES } from "@/lib/domain/state";
import type { EpochMs } from "@/lib/domain/time";
import { countEach, gauge, gaugeBy, seconds, yes } from "./make";
import type { Family } from "./text";

/** So that no fleet makes more series than a server should keep. */
const ACCOUNTS_MAX = 500;

/** What the matrix shows, in figures. `byAccount`: the age of each account's readings is told, under its id. */
export function worldMetrics(
  snapshot: MatrixSnapshot,
  { byAccount }: { byAccount: boolean },
): readonly Family[] {
  const { accounts, kinds, serverNow: now, scan } = snapshot;
  const columns = countedColumns(
    snapshot,
    accounts.map(({ key }) => key),
  );
  const offsets = accounts.flatMap(({ clockOffsetMs }) => clockOffsetMs ?? []);
  return [
    gaugeBy("readiness_cells", "Models by Regions and accounts, by state.", {
      label: "state",
      values: cellsByState(kinds, countKinds(snapshot, columns)),
    }),
    gaugeBy("readiness_accounts", "Accounts by how their last reading went.", {
      label: "state",
      values: countEach(["read", "failed", "never"], accounts.map(standing(snapshot))),
    }),
    gaugeBy("readiness_regions", "Regions of accounts by whether the last reading was answered.", {
      label: "state",
      values: countEach(
        ["read", "unread"],
        columns.map((column) => (isRead(column) ? "read" : "unread")),
      ),
    }),
    gauge(
      "readiness_oldest_reading_age_seconds",
      "Age of the oldest reading that is shown. Absent: nothing was read.",
      ageOf(columns, now),
    ),
    gaugeBy("readiness_account_reading_age_seconds", "Age of an account's oldest reading.", {
      label: "account",
      values: byAccount ? agesByAccount(snapshot) : [],
    }),
    gauge("readiness_scan_running", "Whether a scan runs.", yes(scan !== null)),
    gauge(
      "readiness_clock_offset_seconds",
      "How far AWS's clock is from this machine's, at most. Absent: AWS did not answer yet.",
      offsets.length > 0 ? seconds(Math.max(...offsets.map(Math.abs))) : null,
    ),
  ];
}

function cellsByState(kinds: MatrixSnapshot["kinds"], counts: readonly number[]) {
  const byState = countEach(STATES, []);
  const sums = new Map(byState);
  for (const [at, { state }] of kinds.entries())
    sums.set(state, (sums.get(state) ?? 0) + (counts[at] ?? 0));
  return sums;
}

const standing =
  ({ columns }: Pick<MatrixSnapshot, "columns">) =>
  ({ key, fault }: MatrixAccount): "read" | "failed" | "never" => {
    if (fault) return "failed";
    return columns.some(({ account, readAt }) => account === key && readAt !== null)
      ? "read"
      : "never";
  };

const isRead = ({ fault, readAt }: MatrixColumn): boolean => fault === null && readAt !== null;

function ageOf(columns: readonly MatrixColumn[], now: EpochMs): number | null {
  const times = columns.flatMap(({ readAt }) => readAt ?? []);
  return times.length > 0 ? seconds(Math.max(0, now - Math.min(...times))) : null;
}

const agesByAccount = (snapshot: MatrixSnapshot) =>
  snapshot.accounts.slice(0, ACCOUNTS_MAX).flatMap(({ key }): [string, number][] => {
    const age = ageOf(columnsOf(snapshot, [key]), snapshot.serverNow);
    return age === null ? [] : [[key, age]];
  });
