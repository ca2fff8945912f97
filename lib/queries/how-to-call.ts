import { useQuery } from "@tanstack/react-query";
import { HowToCallView } from "@/lib/contracts/how-to-call";
import type { CellRef } from "@/lib/domain/cell-ref";
import { getJson } from "@/lib/queries/client";
import { api } from "@/lib/routes";

/** How a ready cell is called. `readAt` is when it was last read: what is read later is asked for anew. */
export const useHowToCall = (
  { account, region, modelId }: CellRef,
  { readAt }: { readAt: number | null },
) =>
  useQuery({
    queryKey: ["how-to-call", account, region, modelId, readAt],
    queryFn: ({ signal }) =>
      getJson(HowToCallView, { address: api.howToCall(account, region, modelId), signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
