import { checkCellsAction } from "@/app/actions/check";
import { cancelScanAction, lookAction, startScanAction } from "@/app/actions/scan";
import type { ScanScope } from "@/lib/domain/scan-scope";
import { unwrapAction } from "@/lib/queries/action";
import { useCommand } from "@/lib/queries/command";
import { MATRIX_KEY } from "@/lib/queries/matrix";

const SHOWN_BY = [MATRIX_KEY, ["cell"]];

/** A row and column of the matrix, over the accounts that it stands for. */
type CheckTarget = { accounts: readonly string[]; region: string; modelId: string };

/** Starts a scan and lets the matrix ask at once, so that its progress shows. */
export function useStartScan() {
  return useCommand((scope: ScanScope) => unwrapAction(() => startScanAction(scope)), SHOWN_BY);
}

export function useCancelScan() {
  return useCommand(() => unwrapAction(() => cancelScanAction()), SHOWN_BY);
}

/** Asks AWS about these cells now; the matrix and every open cell are read anew from the store after. */
export function useCheckCells() {
  return useCommand(
    (target: CheckTarget) => unwrapAction(() => checkCellsAction({ targets: [target] })),
    SHOWN_BY,
  );
}

/**
 * Says what is looked at, so that a running scan asks it first. What comes of it shows in the matrix. Accounts are ids
 * or keys; null: not told.
 */
export function tellLook(at: {
  accounts: readonly string[] | null;
  region: string | null;
  modelId: string | null;
}): void {
  void unwrapAction(() => lookAction(at));
}
