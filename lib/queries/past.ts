import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { MomentsAnswer, PastAnswer, Refusal } from "@/lib/contracts/past";
import type { Past } from "@/lib/domain/past/types";
import { ask } from "@/lib/queries/ask";
import { failureOf, getJson, parsed } from "@/lib/queries/client";
import { useKept } from "@/lib/queries/kept";
import { noteServerNow } from "@/lib/queries/server-clock";
import { api } from "@/lib/routes";

/** Moments as they stand in the address, and keys of accounts with commas between; null: all. */
export type PastAsked = { from: string; to: string; account: string | null };

/** What is over does not change; what has happened since does, and is asked again. */
export const pastPollEveryMs = (past: Past | undefined): number | false =>
  past && past.to.moment.kind !== "now" ? false : 60_000;

export const pastQuery = (asked: PastAsked) =>
  queryOptions({
    queryKey: ["past", asked],
    queryFn: ({ signal }) => readPast(asked, signal),
    structuralSharing: false,
    placeholderData: keepPreviousData,
    retry: (failures, error) => error.name !== REFUSED && failures < 2,
    refetchInterval: (query) => pastPollEveryMs(query.state.data),
  });

const REFUSED = "Refused";

/** A moment that is gone is told in the server's words, and not asked again. */
async function readPast({ from, to, account }: PastAsked, signal: AbortSignal): Promise<Past> {
  const address = api.past({ from, to, account: account ?? undefined });
  const response = await ask(address, { signal });
  if (response.status === 404 || response.status === 400) {
    const told = Refusal.safeParse(await response.json().catch(() => null));
    const message = told.success ? told.data.message : `HTTP ${response.status}`;
    throw Object.assign(new Error(message), { name: REFUSED });
  }
  if (!response.ok) throw await failureOf(response);
  const past = parsed(PastAnswer, await response.json());
  noteServerNow(past.serverNow);
  return past;
}

export const usePast = (asked: PastAsked) => useKept(useQuery(pastQuery(asked)));

const momentsQuery = queryOptions({
  queryKey: ["past", "moments"],
  queryFn: ({ signal }) => getJson(MomentsAnswer, { address: api.moments(), signal }),
  refetchInterval: 60_000,
});

export const useMoments = () => useQuery(momentsQuery);
