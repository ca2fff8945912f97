import { queryOptions, useQuery } from "@tanstack/react-query";
import { confirmProofAction, planProofAction } from "@/app/actions/proofs";
import type { ConfirmProofInput, PlanProofInput } from "@/lib/contracts/actions/proofs";
import { ProofView } from "@/lib/contracts/proofs";
import type { CellRef } from "@/lib/domain/cell-ref";
import { unwrapAction } from "@/lib/queries/action";
import { cellKey } from "@/lib/queries/cell";
import { getJson } from "@/lib/queries/client";
import { useCommand } from "@/lib/queries/command";
import { MATRIX_KEY } from "@/lib/queries/matrix";
import { noteServerNow } from "@/lib/queries/server-clock";
import { api } from "@/lib/routes";

const proofsKey = ({ account, region, modelId }: CellRef) =>
  ["proofs", account, region, modelId] as const;

const proofsQuery = (ref: CellRef) =>
  queryOptions({
    queryKey: proofsKey(ref),
    queryFn: async ({ signal }) => {
      const address = api.proofs(ref.account, ref.region, ref.modelId);
      const view = await getJson(ProofView, { address, signal });
      noteServerNow(view.serverNow);
      return view;
    },
    refetchInterval: 60_000,
    staleTime: 5_000,
  });

export const useProofs = (ref: CellRef) => useQuery(proofsQuery(ref));

/** Asks which calls would be made; makes none. */
export const usePlanProof = () =>
  useCommand((input: PlanProofInput) => unwrapAction(() => planProofAction(input)), []);

/** Makes the calls that were shown; the cell and the matrix are read anew. */
export const useConfirmProof = (ref: CellRef) =>
  useCommand(
    (input: ConfirmProofInput) => unwrapAction(() => confirmProofAction(input)),
    [proofsKey(ref), cellKey(ref), MATRIX_KEY],
  );
