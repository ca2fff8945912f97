import { queryOptions, useQuery } from "@tanstack/react-query";
import { getJson } from "@/lib/queries/client";
import { noteServerNow } from "@/lib/queries/server-clock";
import { api } from "@/lib/routes";

const POLL_MS = 60_000;

const troubleQuery = queryOptions({
  queryKey: ["trouble"],
  queryFn: async ({ signal }) => {
    const contract = import("@/lib/contracts/trouble").then((own) => own.TroubleView);
    const view = await getJson(contract, { address: api.trouble(), signal });
    noteServerNow(view.serverNow);
    return view;
  },
  // Before the first answers are there, they are seconds away.
  refetchInterval: ({ state: { data } }) =>
    data?.on && data.regions.every(({ trouble }) => trouble.status === "unknown") ? 5_000 : POLL_MS,
});

/** What AWS says of its own trouble; undefined while it is not known. It is never waited for. */
export const useTrouble = () => useQuery(troubleQuery).data;
