import { queryOptions, useQuery } from "@tanstack/react-query";
import type { ActsView } from "@/lib/contracts/acts";
import { getJson } from "@/lib/queries/client";
import { noteServerNow } from "@/lib/queries/server-clock";
import { api } from "@/lib/routes";

export const ACTS_KEY = ["acts"] as const;

export const AT_REST_MS = 15_000;
export const UNDER_WAY_MS = 3_000;

/** What the server is at, so that its next word comes soon. */
export const isUnderWay = (state: ActsView["acts"][number]["state"]): boolean =>
  UNDER_WAY.includes(state);
const UNDER_WAY = ["confirmed", "intended", "sent", "unknown", "accepted"];

/** Every page counts by it what waits, so its contract is fetched beside the answer. */
const actsQuery = queryOptions({
  queryKey: ACTS_KEY,
  queryFn: async ({ signal }) => {
    const contract = import("@/lib/contracts/acts").then((own) => own.ActsView);
    const view = await getJson(contract, { address: api.acts(), signal });
    noteServerNow(view.serverNow);
    return view;
  },
  refetchInterval: ({ state }) =>
    state.data?.acts.some((act) => isUnderWay(act.state)) ? UNDER_WAY_MS : AT_REST_MS,
  refetchIntervalInBackground: false,
});

/** `when`: false asks nothing of its own accord. */
export const useActs = ({ when }: { when: boolean } = { when: true }) =>
  useQuery({ ...actsQuery, enabled: when });
