import { queryOptions, useQuery } from "@tanstack/react-query";
import { getJson } from "@/lib/queries/client";
import { noteServerNow } from "@/lib/queries/server-clock";
import { api } from "@/lib/routes";

export const REQUIREMENTS_KEY = ["requirements"] as const;

const POLL_EVERY_MS = 60_000;

export const requirementsQuery = queryOptions({
  queryKey: [...REQUIREMENTS_KEY, "list"],
  queryFn: async ({ signal }) => {
    const contract = import("@/lib/contracts/frame").then((own) => own.RequirementsView);
    const view = await getJson(contract, { address: api.requirements(), signal });
    noteServerNow(view.serverNow);
    return view;
  },
  refetchInterval: POLL_EVERY_MS,
});

/** `when`: false asks nothing, as where nobody requires anything. */
export const useRequirements = ({ when }: { when: boolean } = { when: true }) =>
  useQuery({ ...requirementsQuery, enabled: when });
