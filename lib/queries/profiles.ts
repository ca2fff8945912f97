import { queryOptions, useQuery } from "@tanstack/react-query";
import type { ProfileDestinations } from "@/lib/domain/diagnosis/ways-around";
import { getJson } from "@/lib/queries/client";
import { api } from "@/lib/routes";

/** Where an account's inference profiles lead, by Region; nothing is asked while no account is given. */
export const profilesQuery = (account: string | null) =>
  queryOptions({
    queryKey: ["profiles", account],
    queryFn: async ({ signal }) => {
      const answer = await getJson<{ profiles: readonly ProfileDestinations[] }>(
        api.profiles(account ?? ""),
        signal,
      );
      return answer.profiles;
    },
    enabled: account !== null,
    staleTime: 60_000,
  });

export const useProfiles = (account: string | null) => useQuery(profilesQuery(account));
