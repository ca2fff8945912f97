import { useQuery } from "@tanstack/react-query";
import { WouldSee } from "@/lib/contracts/would-see";
import { getJson } from "@/lib/queries/client";
import { api } from "@/lib/routes";

/** What somebody of this group, or with this address, would see; an empty text asks nothing. */
export const useWouldSee = (text: string) =>
  useQuery({
    queryKey: ["would-see", text],
    queryFn: ({ signal }) => getJson(WouldSee, { address: api.wouldSee(text), signal }),
    enabled: text !== "",
  });
