import { useActs } from "@/lib/queries/acts-list";
import { useMatrix } from "@/lib/queries/matrix";

/** What the page of a new act stands on: the acts there are, and the matrix; or why one of them is not there. */
export function useBegun() {
  const acts = useActs();
  const matrix = useMatrix();
  const failed = [acts, matrix].find(({ data, error }) => !data && error);
  return {
    view: acts.data,
    snapshot: matrix.data,
    error: failed?.error ?? null,
    retry: () => {
      for (const one of [acts, matrix]) if (one.error) void one.refetch();
    },
  };
}
