import { Sub } from "@/components/ui/table";
import type { PendingRow } from "@/lib/contracts/pending";

/** Which model, in which account and Regions. */
export function What({ row }: { row: PendingRow }) {
  return (
    <>
      <span className="break-words">{row.modelName}</span>
      {row.modelName !== row.modelId && (
        <Sub mono>
          <span className="break-all">{row.modelId}</span>
        </Sub>
      )}
      <Sub>
        {row.accountName ?? row.account}, {placeOf(row)}
      </Sub>
    </>
  );
}

function placeOf({ regions }: PendingRow): string {
  const [first] = regions;
  return first && regions.length === 1 ? first.region : `${regions.length} Regions`;
}
