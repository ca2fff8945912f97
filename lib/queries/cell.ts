import { queryOptions, useQuery } from "@tanstack/react-query";
import { CellView } from "@/lib/contracts/cell";
import type { CellRef } from "@/lib/domain/cell-ref";
import { getJson } from "@/lib/queries/client";
import { noteServerNow } from "@/lib/queries/server-clock";
import { api } from "@/lib/routes";

export const cellKey = ({ account, region, modelId }: CellRef) =>
  ["cell", account, region, modelId] as const;

/** Quick while AWS is working on the cell, slow otherwise. */
export function cellPollEveryMs(cell: Pick<CellView, "state"> | undefined): number {
  return cell?.state === "pending" ? 10_000 : 60_000;
}

/** One cell in full. `version` is that of the matrix: a new one asks again. */
export const cellQuery = (ref: CellRef) =>
  queryOptions({
    queryKey: cellKey(ref),
    queryFn: async ({ signal }) => {
      const address = api.cell(ref.account, ref.region, ref.modelId);
      const cell = await getJson(CellView, { address, signal });
      noteServerNow(cell.serverNow);
      return cell;
    },
    refetchInterval: (query) => cellPollEveryMs(query.state.data),
    staleTime: 5_000,
  });

export const useCell = (ref: CellRef) => useQuery(cellQuery(ref));
