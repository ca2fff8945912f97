import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Me } from "@/lib/contracts/me";
import { getJson } from "@/lib/queries/client";
import { api } from "@/lib/routes";

const ME_EVERY_MS = 60_000;

/** Who asks; grants may change while a page is open. */
const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => {
    const contract = import("@/lib/contracts/me").then((own) => own.Me);
    return getJson(contract, { address: api.me(), signal });
  },
  refetchInterval: ME_EVERY_MS,
  staleTime: ME_EVERY_MS,
});

/** `first` is who the server made the page for; null: it did not know. */
export const useMe = (first: Me | null) =>
  useQuery({ ...meQuery, ...(first && { initialData: first }) }).data ?? null;
