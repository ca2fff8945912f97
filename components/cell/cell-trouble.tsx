import { TroubleNotices } from "@/components/trouble/lazy-trouble";
import type { CellView } from "@/lib/contracts/cell";

/** AWS's own trouble where the cell is, and where its routes may send a call. */
export function CellTrouble({ cell }: { cell: CellView }) {
  const regions = [cell.region, ...cell.routes.flatMap(({ destinations }) => destinations)];
  return (
    <div className="grid gap-2 not-empty:border-b not-empty:border-line not-empty:px-6 not-empty:py-3 max-sm:not-empty:px-4">
      <TroubleNotices regions={regions} />
    </div>
  );
}
