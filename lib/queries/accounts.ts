import { queryOptions, useQuery } from "@tanstack/react-query";
import { AccountsView } from "@/lib/contracts/accounts";
import { getJson } from "@/lib/queries/client";
import { noteServerNow } from "@/lib/queries/server-clock";
import { api } from "@/lib/routes";

/** An account that was never tried is being read right now, as a rule. */
export function accountsPollEveryMs(view: AccountsView | undefined): number {
  const waits = view?.accounts.some(({ standing, readAt }) => {
    return standing.status === "never" || (standing.status === "answers" && readAt === null);
  });
  return view && !waits ? 15_000 : 3_000;
}

export const accountsQuery = queryOptions({
  queryKey: ["accounts"],
  queryFn: async ({ signal }) => {
    const view = await getJson(AccountsView, { address: api.accounts(), signal });
    noteServerNow(view.serverNow);
    return view;
  },
  refetchInterval: (query) => accountsPollEveryMs(query.state.data),
});

export const useAccounts = () => useQuery(accountsQuery);
