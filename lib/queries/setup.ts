import { queryOptions, useQuery } from "@tanstack/react-query";
import { SetupView } from "@/lib/contracts/setup";
import { getJson } from "@/lib/queries/client";
import { noteServerNow } from "@/lib/queries/server-clock";
import { api } from "@/lib/routes";

/** What was found on the way to the first scan, asked every two seconds while nothing is there to show. */
export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: async ({ signal }) => {
    const setup = await getJson(SetupView, { address: api.setup(), signal });
    noteServerNow(setup.serverNow);
    return setup;
  },
  refetchInterval: 2_000,
});

export const useSetup = () => useQuery(setupQuery);
