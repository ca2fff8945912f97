import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { PlanView } from "@/lib/contracts/plan";
import { getJson } from "@/lib/queries/client";
import { useKept } from "@/lib/queries/kept";
import { noteServerNow } from "@/lib/queries/server-clock";
import { api } from "@/lib/routes";

/** What the plan is narrowed to, as it stands in the address; what is not asked is undefined. */
export type PlanAddress = Record<
  "account" | "region" | "model" | "requirement" | "required",
  string | undefined
>;

/** A store with nothing in it yet is asked again soon. */
export const planPollEveryMs = (view: PlanView | undefined): number =>
  view?.complete ? 60_000 : 3_000;

/** What was last shown stays until the answer to another filter is there. */
export const planQuery = (asked: PlanAddress) =>
  queryOptions({
    queryKey: ["plan", asked],
    queryFn: async ({ signal }) => {
      const view = await getJson(PlanView, { address: api.plan(asked), signal });
      noteServerNow(view.serverNow);
      return view;
    },
    placeholderData: keepPreviousData,
    refetchInterval: (query) => planPollEveryMs(query.state.data),
  });

export const usePlan = (asked: PlanAddress) => useKept(useQuery(planQuery(asked)));
