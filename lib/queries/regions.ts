import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { signOffAction } from "@/app/actions/regions";
import type { SignOffInput } from "@/lib/contracts/actions/sign-off";
import { ComparisonAnswer } from "@/lib/contracts/region-comparison";
import { ReviewAnswer } from "@/lib/contracts/region-review";
import { RegionsView } from "@/lib/contracts/regions";
import { unwrapAction } from "@/lib/queries/action";
import { getJson } from "@/lib/queries/client";
import { useCommand } from "@/lib/queries/command";
import { noteServerNow } from "@/lib/queries/server-clock";
import { api } from "@/lib/routes";

const REGIONS_KEY = ["regions"] as const;

/** A store with nothing in it yet is asked again soon; what AWS is working on, more often than what rests. */
export function regionsPollEveryMs(view: RegionsView | undefined): number {
  if (!view || view.lines.every(({ readAt }) => readAt === null)) return 3_000;
  return view.lines.some(({ counts }) => counts.pending > 0) ? 15_000 : 60_000;
}

export const regionsQuery = queryOptions({
  queryKey: [...REGIONS_KEY, "list"],
  queryFn: async ({ signal }) => {
    const view = await getJson(RegionsView, { address: api.regions(), signal });
    noteServerNow(view.serverNow);
    return view;
  },
  refetchInterval: (query) => regionsPollEveryMs(query.state.data),
});

export const useRegions = () => useQuery(regionsQuery);

export type RegionAt = { account: string | null; region: string };

export const reviewQuery = ({ account, region }: RegionAt) =>
  queryOptions({
    queryKey: [...REGIONS_KEY, "review", account, region],
    queryFn: async ({ signal }) => {
      const address = api.region(region, { account: account ?? undefined });
      const answer = await getJson(ReviewAnswer, { address, signal });
      noteServerNow(answer.review.serverNow);
      return answer;
    },
    refetchInterval: (query) => (query.state.data?.review.counts.pending ? 15_000 : 60_000),
  });

export const useReview = (at: RegionAt) => useQuery(reviewQuery(at));

/** Nothing is asked while no other region is chosen. */
export const comparisonQuery = ({ account, region, other }: RegionAt & { other: string | null }) =>
  queryOptions({
    queryKey: [...REGIONS_KEY, "comparison", account, region, other],
    queryFn: ({ signal }) =>
      getJson(ComparisonAnswer, {
        address: api.region(region, { account: account ?? undefined, with: other ?? undefined }),
        signal,
      }),
    enabled: other !== null,
    placeholderData: keepPreviousData,
  });

export const useComparison = (at: RegionAt & { other: string | null }) =>
  useQuery(comparisonQuery(at));

/** Signs a review; every list of regions is read anew, since each shows who signed. */
export function useSignOff() {
  return useCommand(
    (input: SignOffInput) => unwrapAction(() => signOffAction(input)),
    [REGIONS_KEY],
  );
}
