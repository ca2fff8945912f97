import type { Standing } from "@/components/notify/standing";
import { keepAccount } from "@/components/shell/use-account";
import { type ListedWatch, ListedWatches } from "@/lib/contracts/agreements";
import { isInFlightState, type WatchState } from "@/lib/domain/agreement/states";
import { getJson } from "@/lib/queries/client";
import { api, routes } from "@/lib/routes";

const SAYS: Partial<Record<WatchState, string>> = {
  active: "Agreement ready",
  failed: "Agreement failed",
  lapsed: "Agreement gone again",
  overdue: "Agreement overdue: 15 min have passed",
};

/** How every agreement stands that is or was watched, as the server has it. */
export async function agreementStandings(signal: AbortSignal): Promise<readonly Standing[]> {
  const { watches } = await getJson(ListedWatches, { address: api.agreements(), signal });
  return watches.map(standingOf);
}

/** One attempt's outcome is told once; another attempt of the same model has another start. */
export function standingOf({
  accountId,
  modelId,
  state,
  startedAt,
}: Pick<ListedWatch, "accountId" | "modelId" | "state" | "startedAt">): Standing {
  const thing = `agreement ${accountId}~${modelId}`;
  const title = SAYS[state];
  return {
    thing,
    waits: isInFlightState(state),
    news: title
      ? {
          id: `${thing}~${startedAt}~${state}`,
          title,
          body: modelId,
          href: keepAccount(routes.pending(), accountId),
        }
      : null,
  };
}
