import type { ScanScope } from "@/lib/domain/scan-scope";
import { tellAway } from "@/lib/queries/away";
import { useCommand } from "@/lib/queries/command";
import { MATRIX_KEY } from "@/lib/queries/matrix";
import type { ActionOutcome } from "@/lib/queries/problem";
import type { CheckTarget, LookedAt } from "@/lib/queries/scan-calls";

const SHOWN_BY = [MATRIX_KEY, ["cell"]];

type Calls = typeof import("@/lib/queries/scan-calls");

/** Fetched when first asked for: nothing of a scan is begun before a page is seen. */
async function asking<T>(
  ask: (calls: Calls) => Promise<ActionOutcome<T>>,
): Promise<ActionOutcome<T>> {
  const calls = await import("@/lib/queries/scan-calls").catch(() => null);
  if (calls) return ask(calls);
  tellAway();
  return { ok: false, problem: { kind: "unreachable" } };
}

/** Starts a scan and lets the matrix ask at once, so that its progress shows. */
export function useStartScan() {
  return useCommand((scope: ScanScope) => asking(({ startScan }) => startScan(scope)), SHOWN_BY);
}

export function useCancelScan() {
  return useCommand(() => asking(({ cancelScan }) => cancelScan()), SHOWN_BY);
}

/** Asks AWS about these cells now; the matrix and every open cell are read anew from the store after. */
export function useCheckCells() {
  return useCommand(
    (target: CheckTarget) => asking(({ checkCells }) => checkCells(target)),
    SHOWN_BY,
  );
}

/** Says what is looked at, so that a running scan asks it first. What comes of it shows in the matrix. */
export function tellLook(at: LookedAt): void {
  void asking(({ look }) => look(at));
}
