import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { ChangesView } from "@/lib/contracts/changes";
import { getJson } from "@/lib/queries/client";
import { useKept } from "@/lib/queries/kept";
import { noteServerNow } from "@/lib/queries/server-clock";
import { api } from "@/lib/routes";

/** Filters as they stand in the address; what is not asked is undefined. */
export type ChangesAsked = Record<
  "days" | "kind" | "account" | "region" | "model",
  string | undefined
>;

/** What was last shown stays until the answer to another filter is there. */
export const changesQuery = (asked: ChangesAsked) =>
  queryOptions({
    queryKey: ["changes", asked],
    queryFn: async ({ signal }) => {
      const view = await getJson(ChangesView, { address: api.changes(asked), signal });
      noteServerNow(view.serverNow);
      return view;
    },
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

export const useChanges = (asked: ChangesAsked) => useKept(useQuery(changesQuery(asked)));
