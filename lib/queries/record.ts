import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from "@tanstack/react-query";
import { checkRecordAction } from "@/app/actions/record";
import { RecordStanding, RecordView } from "@/lib/contracts/record";
import { SECOND_MS } from "@/lib/domain/time";
import { unwrapAction } from "@/lib/queries/action";
import { getJson } from "@/lib/queries/client";
import { useCommand } from "@/lib/queries/command";
import { noteServerNow } from "@/lib/queries/server-clock";
import { api } from "@/lib/routes";

/** Filters as they stand in the address; what is not asked is undefined. */
export type RecordAsked = Record<
  "q" | "time" | "who" | "what" | "account" | "outcome",
  string | undefined
>;

const RECORD_KEY = ["record"] as const;
const STANDING_KEY = [...RECORD_KEY, "standing"] as const;
const RUNNING_MS = SECOND_MS;
const RESTING_MS = 15 * SECOND_MS;

/** Pages by the number of a row, so that new rows move none. `from` is the newest row to show; null: the newest there is. */
export const recordQuery = (asked: RecordAsked, from: number | null) =>
  infiniteQueryOptions({
    queryKey: [...RECORD_KEY, "rows", asked, from],
    queryFn: async ({ pageParam, signal }) => {
      const before = pageParam === null ? undefined : String(pageParam);
      const view = await getJson(RecordView, { address: api.record({ ...asked, before }), signal });
      noteServerNow(view.serverNow);
      return view;
    },
    initialPageParam: from === null ? null : from + 1,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });

export const useRecord = (asked: RecordAsked, from: number | null) =>
  useInfiniteQuery(recordQuery(asked, from));

/** Each second while the record is looked at, else now and then: new rows are told, not pushed in. */
export const standingQuery = queryOptions({
  queryKey: STANDING_KEY,
  queryFn: async ({ signal }) => {
    const standing = await getJson(RecordStanding, { address: api.recordStanding(), signal });
    noteServerNow(standing.serverNow);
    return standing;
  },
  refetchInterval: ({ state }) =>
    state.data?.check?.state === "running" ? RUNNING_MS : RESTING_MS,
});

export const useStanding = (enabled: boolean) => useQuery({ ...standingQuery, enabled });

/** Begins to look at the whole record. */
export function useCheckRecord() {
  return useCommand(() => unwrapAction(() => checkRecordAction()), [STANDING_KEY]);
}
