import { checkCellsAction } from "@/app/actions/check";
import { cancelScanAction, lookAction, startScanAction } from "@/app/actions/scan";
import type { ScanScope } from "@/lib/domain/scan-scope";
import { unwrapAction } from "@/lib/queries/action";

/** A row and column of the matrix, over the accounts that it stands for. */
export type CheckTarget = { accounts: readonly string[]; region: string; modelId: string };

/** What is looked at. Accounts are ids or keys; null: not told. */
export type LookedAt = {
  accounts: readonly string[] | null;
  region: string | null;
  modelId: string | null;
};

export const startScan = (scope: ScanScope) => unwrapAction(() => startScanAction(scope));
export const cancelScan = () => unwrapAction(() => cancelScanAction());
export const checkCells = (target: CheckTarget) =>
  unwrapAction(() => checkCellsAction({ targets: [target] }));
export const look = (at: LookedAt) => unwrapAction(() => lookAction(at));
