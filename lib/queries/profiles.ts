import { queryOptions, useQuery } from "@tanstack/react-query";
import { ProfilesView } from "@/lib/contracts/profiles";
import { getJson } from "@/lib/queries/client";
import { api } from "@/lib/routes";

/** Where an account's inference profiles lead, by Region; nothing is asked while no account is given. */
export const profilesQuery = (account: string | null) =>
  queryOptions({
    queryKey: ["profiles", account],
    queryFn: async ({ signal }) => {
      const address = api.profiles(account ?? "");
      return (await getJson(ProfilesView, { address, signal })).profiles;
    },
    enabled: account !== null,
    staleTime: 60_000,
  });

export const useProfiles = (account: string | null) => useQuery(profilesQuery(account));
