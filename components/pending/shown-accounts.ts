import type { PendingView } from "@/lib/contracts/pending";

/** The view of these accounts alone, and how much is in flight in others. */
export function ofAccounts(
  view: PendingView,
  keys: readonly string[],
): { view: PendingView; elsewhere: number } {
  const isShown = ({ account }: { account: string }) => keys.includes(account);
  const shown = {
    ...view,
    inFlight: view.inFlight.filter(isShown),
    enabling: view.enabling.filter(isShown),
    done: view.done.filter(isShown),
  };
  const all = view.inFlight.length + view.enabling.length;
  return { view: shown, elsewhere: all - shown.inFlight.length - shown.enabling.length };
}
